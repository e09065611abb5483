import type { ChronologyFact, ChronologyFilter } from '#contract/review/chronology/chronology-fact.ts';
import { certaintyNames, factStatusNames } from '#contract/review/chronology/chronology-fact.ts';
import { describeChronologyFilter, describeDate } from '#contract/review/chronology/describe-chronology.ts';
import { isOrphan, type ListedPassage } from '#contract/review/passage.ts';
import { counted } from '#contract/values/counted.ts';
import { formatInstant } from '#contract/values/dates.ts';
import { lastDayOfEvent } from '#contract/values/event-date.ts';
import { toPlainText } from '../exhibits/list/exhibit-rows.ts';

/** What an exported chronology says of itself. */
export interface ChronologyHead {
  matter: string;
  at: Date;
  filter: ChronologyFilter;
}

interface Column {
  title: string;
  /** In characters. */
  width: number;
  toText: (fact: ChronologyFact) => string;
}

const joined = (texts: readonly string[]) => texts.join('; ');

/** The columns of the CSV and Excel files. */
export const CHRONOLOGY_COLUMNS: readonly Column[] = [
  { title: 'Date', width: 22, toText: describeDate },
  { title: 'First day or month', width: 12, toText: ({ eventDate }) => eventDate?.from ?? '' },
  { title: 'Last day', width: 12, toText: ({ eventDate }) => (eventDate ? lastDayOfEvent(eventDate) : '') },
  { title: 'Fact', width: 60, toText: ({ statement }) => statement },
  { title: 'Source', width: 30, toText: citeSources },
  { title: 'Quotations', width: 50, toText: ({ passages }) => joined(passages.map(quote)) },
  { title: 'Certainty', width: 10, toText: ({ certainty }) => certaintyNames[certainty] },
  { title: 'Status', width: 11, toText: ({ status }) => factStatusNames[status] },
  { title: 'People', width: 24, toText: ({ people }) => joined(people) },
  { title: 'Places', width: 20, toText: ({ places }) => joined(places) },
  { title: 'Issue', width: 18, toText: ({ issue }) => issue },
  { title: 'Proposed by', width: 16, toText: ({ authorName }) => authorName },
  { title: 'Status by', width: 16, toText: ({ steps }) => steps.at(-1)?.byName ?? '' },
];

/** The Bates numbers of the pages that show a fact, each once. */
export function citeSources({ passages }: ChronologyFact): string {
  return joined([...new Set(passages.map(({ cite }) => cite))]);
}

function quote(passage: ListedPassage): string {
  const { quotation, note } = passage;
  if (quotation === null) return `Note on the page: ${note}`;
  return `“${quotation}”${isOrphan(passage) ? ' (not in the text any more)' : ''}`;
}

/** The lines that stand with every exported chronology. */
export function listChronologyNotes({ matter, at, filter }: ChronologyHead, facts: number): string[] {
  return [
    `${matter}: chronology, ${counted(facts, 'fact')}, ${formatInstant(at.toISOString())}. ${describeChronologyFilter(filter)}.`,
    'In the order in which the events happened; a date that is known less precisely stands before those that it contains. Dates are those of the events and not of the documents.',
    'Attorney work product.',
  ].map(toPlainText);
}
