import type { FieldValue } from '#contract/load-file.ts';
import { toDay } from '../to-day.ts';

/** What is known of a document beside its pages. */
export interface DocumentFacts {
  fields: readonly FieldValue[];
  /** As 2009-08-14; undefined where no date is known. */
  day: string | undefined;
  /** Everyone it is from or to, each once. */
  correspondents: readonly string[];
  custodians: readonly string[];
  /** As a load file calls it. */
  kinds: readonly string[];
}

export const NO_FACTS: DocumentFacts = {
  fields: [],
  day: undefined,
  correspondents: [],
  custodians: [],
  kinds: [],
};

export function toDocumentFacts(fields: readonly FieldValue[]): DocumentFacts {
  const valuesOf = (...names: FieldValue['field'][]) => [
    ...new Set(names.flatMap((name) => fields.find(({ field }) => field === name)?.values ?? [])),
  ];
  return {
    fields,
    day: dayOf(fields),
    correspondents: valuesOf('from', 'to', 'cc', 'bcc'),
    custodians: valuesOf('custodian'),
    kinds: valuesOf('documentType'),
  };
}

/** A document's date is when it was sent, else received, else made: the first that is given. */
function dayOf(fields: readonly FieldValue[]): string | undefined {
  const dates = (['dateSent', 'dateReceived', 'dateCreated'] as const).flatMap(
    (name) => fields.find(({ field }) => field === name)?.values[0] ?? [],
  );
  return dates.map(toDay).find((day) => day !== undefined);
}

/** As 2009-08, or `none`. */
export function monthOf({ day }: DocumentFacts): string {
  return day?.slice(0, '2009-08'.length) ?? 'none';
}
