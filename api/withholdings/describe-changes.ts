import type { AuditEvent } from '#contract/event.ts';
import type { Line } from './to-withholding.ts';

type ChangeEvent = Extract<AuditEvent, { type: 'withholding.changed' }>;
export type Change = ChangeEvent['changes'][number];

/** The fields of a line of the log that people may change, and their names. */
const NAMES = {
  pages: 'pages',
  date: 'date',
  kind: 'kind',
  from: 'from',
  to: 'to',
  subject: 'subject',
  extent: 'withheld',
  codes: 'codes',
  otherVersion: 'other version',
  ruling: 'ruling',
  note: 'note',
} satisfies Partial<Record<keyof Line, string>>;

/** The differences between a line before and after a change. */
export function listLineChanges(before: Line, after: Line): Change[] {
  return (Object.keys(NAMES) as (keyof typeof NAMES)[])
    .map((name) => ({ what: NAMES[name], before: inWords(before[name]), after: inWords(after[name]) }))
    .filter((change) => change.before !== change.after);
}

function inWords(value: Line[keyof typeof NAMES]): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return 'none';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
