import { CERTAIN, type PageMarks, type Placeholder } from '#contract/pages/marks.ts';
import type { ExemptionCode } from '#contract/values/exemption-code.ts';
import type { Withholding, WithholdingValues } from '#contract/withholdings/withholding.ts';
import { jsonColumns } from '../repositories/database/schema/json-columns.ts';
import type { MergedNames } from '../repositories/documents/merged-names.ts';
import { type LogFacts, NO_FACTS } from '../repositories/withholdings/log-facts.ts';
import { toChallenge, type WithholdingRow } from '../repositories/withholdings/withholding-rows.ts';

/** A line of the log before the page of its other version is resolved. */
export type Line = Omit<Withholding, 'otherVersionPage'>;

interface LineContext {
  /** The title of its document. */
  facts: LogFacts | undefined;
  names: MergedNames;
  withChallenge: boolean;
}

/** Combines what was read, the document's facts and people's corrections. */
export function toLine(row: WithholdingRow, { facts = NO_FACTS, names, withChallenge }: LineContext): Line {
  const read = readValues(row, facts);
  const said = withMergedNames(readCorrections(row), names);
  const marks = jsonColumns.marksInForce.readOrNull(row.marks, row.key);
  const corrected = Object.keys(said) as (keyof WithholdingValues)[];
  return {
    pageId: row.pageId,
    part: row.part,
    ...listNumbers(row),
    batesSource: row.firstListed === null ? row.batesSource : null,
    controlNumber: row.controlNumber,
    productionId: row.productionId,
    production: row.production,
    file: row.file,
    pageNumber: row.pageIndex + 1,
    documentId: row.documentId,
    ...read,
    ...said,
    boxes: row.boxes,
    boxesWithoutCode: row.bareBoxes,
    shareRedacted: row.share,
    placeholder: row.placeholder,
    sheet: describeSheet(marks?.placeholder),
    isUncertain: !('codes' in said) && marks !== null && isUncertain(marks),
    asRead: Object.fromEntries(corrected.map((name) => [name, read[name]])),
    otherVersion: row.otherVersion,
    ruling: row.ruling,
    note: row.note,
    changedBy: row.changedBy,
    changedAt: row.changedAt,
    ...(withChallenge ? { challenge: toChallenge(row.challenge) } : {}),
  };
}

/** Short numbers of a sheet without a prefix count the pages of the agency's own file. */
function listNumbers({ firstListed, lastListed, isFileNumber, bates }: WithholdingRow) {
  if (firstListed === null) return { firstBates: bates, lastBates: bates, fileNumbers: null };
  const last = lastListed ?? firstListed;
  return isFileNumber
    ? { firstBates: null, lastBates: null, fileNumbers: { first: firstListed, last } }
    : { firstBates: firstListed, lastBates: last, fileNumbers: null };
}

function describeSheet(sheet: Placeholder | null | undefined): Withholding['sheet'] {
  if (!sheet) return null;
  return { pages: sheet.pagesRepresented, listed: sheet.pages.length, doubt: sheet.doubt ?? null };
}

/** In the database, `isUncertainLine` of withholding-rows.ts is the same condition. */
function isUncertain({ boxes, codes, placeholder }: PageMarks): boolean {
  return (
    placeholder?.doubt !== undefined || [...boxes, ...codes].some(({ confidence }) => confidence < CERTAIN)
  );
}

/** Corrections with people by the names in force, like the facts of documents. */
function withMergedNames(
  { from, to, ...others }: Partial<WithholdingValues>,
  names: MergedNames,
): Partial<WithholdingValues> {
  return {
    ...others,
    ...(from === undefined ? {} : { from: names.apply(from) }),
    ...(to === undefined ? {} : { to: names.apply(to) }),
  };
}

function readValues(row: WithholdingRow, facts: LogFacts): WithholdingValues {
  const codes: ExemptionCode[] = Object.keys(
    jsonColumns.boxesByCode.read(row.codes, `${row.key}.${row.part}`),
  );
  return { pages: row.pages, extent: row.extent, codes, ...facts };
}

/** The values that a person entered in place of those read. */
export function readCorrections(row: WithholdingRow): Partial<WithholdingValues> {
  const corrections = jsonColumns.corrections.readOrNull(row.corrections, `${row.key}.${row.part}`) ?? {};
  // JSON has no undefined: every property present has a value.
  return corrections as Partial<WithholdingValues>;
}
