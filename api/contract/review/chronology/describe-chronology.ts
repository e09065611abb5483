import { formatEventDate, type PartialDate } from '#contract/values/event-date.ts';
import {
  type ChronologyFact,
  type ChronologyFilter,
  certaintyNames,
  factStatusNames,
} from './chronology-fact.ts';

/** Which facts a list has: `Confirmed facts, person Ann Reed, from May 2009`. */
export function describeChronologyFilter(filter: ChronologyFilter): string {
  const { status, person, place, issue, from, to, q, passage } = filter;
  const wholes = [
    status === undefined ? 'Proposed and confirmed facts' : `${factStatusNames[status]} facts`,
    ...(person === undefined ? [] : [`person ${person}`]),
    ...(place === undefined ? [] : [`place ${place}`]),
    ...(issue === undefined ? [] : [`issue ${issue}`]),
    ...(from === undefined ? [] : [`from ${formatOne(from)}`]),
    ...(to === undefined ? [] : [`to ${formatOne(to)}`]),
    ...(q === undefined ? [] : [`with “${q}”`]),
    ...(passage === undefined ? [] : ['of one passage']),
  ];
  return wholes.join(', ');
}

function formatOne(date: PartialDate): string {
  return formatEventDate({ from: date, to: null, isAbout: false });
}

/** `May 4, 2009`, or `Undated`. */
export function describeDate({ eventDate }: Pick<ChronologyFact, 'eventDate'>): string {
  return eventDate === null ? 'Undated' : formatEventDate(eventDate);
}

/** What a reader must know before relying on a fact: `proposed, likely`. '' for a confirmed fact that is certain. */
export function describeReservations({
  status,
  certainty,
}: Pick<ChronologyFact, 'status' | 'certainty'>): string {
  const parts = [
    ...(status === 'confirmed' ? [] : [factStatusNames[status]]),
    ...(certainty === 'certain' ? [] : [certaintyNames[certainty]]),
  ];
  return parts.join(', ').toLowerCase();
}
