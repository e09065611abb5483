import { documentKinds } from '#contract/documents/document-kinds.ts';
import { formatInstant } from '#contract/values/dates.ts';
import {
  challengeNames,
  sheetNames,
  WAIVER_WARNING,
  type Withholding,
} from '#contract/withholdings/withholding.ts';
import { toPlainText } from '../exhibits/list/exhibit-rows.ts';

/** A cell: text, a number, or nothing. */
export type LogCell = string | number | null;

/** The columns of the log: the model of the CSV and Excel files. */
const COLUMNS: { title: string; width: number; cell: (line: Withholding) => LogCell }[] = [
  { title: 'Bates', width: 28, cell: ({ firstBates }) => firstBates },
  { title: 'Bates end', width: 28, cell: ({ lastBates }) => lastBates },
  { title: 'Number', width: 12, cell: formatNumber },
  { title: 'Control number', width: 16, cell: ({ controlNumber }) => controlNumber },
  { title: 'Pages of the agency’s own file', width: 16, cell: formatFileNumbers },
  { title: 'Pages', width: 8, cell: ({ pages }) => pages },
  { title: 'Date', width: 12, cell: ({ date }) => date },
  { title: 'Kind', width: 14, cell: ({ kind }) => kind && documentKinds[kind] },
  { title: 'From', width: 28, cell: ({ from }) => from.join('; ') },
  { title: 'To', width: 28, cell: ({ to }) => to.join('; ') },
  { title: 'Subject', width: 40, cell: ({ subject }) => subject },
  { title: 'Withheld', width: 10, cell: ({ extent }) => `in ${extent}` },
  { title: 'Codes', width: 24, cell: ({ codes }) => codes.join(', ') },
  { title: 'Boxes', width: 8, cell: ({ boxes }) => boxes },
  { title: 'Boxes without a code', width: 10, cell: ({ boxesWithoutCode }) => boxesWithoutCode },
  { title: 'Share redacted, %', width: 10, cell: ({ shareRedacted }) => Math.round(100 * shareRedacted) },
  { title: 'Placeholder', width: 18, cell: ({ placeholder }) => placeholder && sheetNames[placeholder] },
  { title: 'Uncertain', width: 30, cell: describeDoubt },
  { title: 'Other version', width: 28, cell: ({ otherVersion }) => otherVersion },
  { title: 'Ruling', width: 30, cell: ({ ruling }) => ruling },
  { title: 'Note', width: 40, cell: ({ note }) => note },
  { title: 'Corrected, as read', width: 30, cell: describeAsRead },
  { title: 'Production', width: 20, cell: ({ production }) => production },
  { title: 'File', width: 30, cell: ({ file }) => file },
  { title: 'Page of file', width: 8, cell: ({ pageNumber }) => pageNumber },
];

const CHALLENGE: (typeof COLUMNS)[number] = {
  title: 'Challenge status (attorneys only)',
  width: 20,
  cell: ({ challenge }) => (challenge ? challengeNames[challenge] : 'not decided'),
};

/** Without `withChallenge` the status and its column are left out. */
export function listLogColumns(withChallenge: boolean) {
  return withChallenge ? [...COLUMNS, CHALLENGE] : COLUMNS;
}

export function toLogCells(line: Withholding, withChallenge: boolean): LogCell[] {
  return listLogColumns(withChallenge).map(({ cell }) => {
    const value = cell(line);
    return typeof value === 'string' ? toPlainText(value) : value;
  });
}

/** The lines below the table: what the log is, and the warning if it includes challenges. */
export function listLogNotes(matter: string, at: Date, lines: number, withChallenge: boolean): string[] {
  return [
    `${toPlainText(matter)}: withholding log, ${lines} withholdings, ${formatInstant(at.toISOString())}`,
    'Made from what the agency marked on its pages and from what people corrected; it is not the agency’s own index. Pages that a sheet stands for are counted as the sheet says.',
    ...(withChallenge ? [`Attorney work product. ${WAIVER_WARNING}`] : []),
  ];
}

/** If the number is not a stamp on the page, a reader must know. */
function formatNumber({ firstBates, batesSource, fileNumbers }: Withholding): string {
  if (firstBates === null) return fileNumbers === null ? 'none' : 'of the agency’s own file';
  return batesSource === null ? 'listed on the sheet' : batesSource;
}

/** What a person should check before relying on the row. */
function describeDoubt({ isUncertain, sheet }: Withholding): string {
  return isUncertain ? (sheet?.doubt ?? 'read with low confidence') : '';
}

function formatFileNumbers({ fileNumbers }: Withholding): LogCell {
  if (fileNumbers === null) return null;
  const { first, last } = fileNumbers;
  return first === last ? first : `${first} to ${last}`;
}

function describeAsRead({ asRead }: Withholding): string {
  return Object.entries(asRead)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : (value ?? 'none')}`)
    .join('; ');
}
