import type { ExemptionCode } from '#contract/values/exemption-code.ts';
import type { Withholding, WithholdingValues } from '#contract/withholdings/withholding.ts';
import { jsonColumns } from '../repositories/database/schema/json-columns.ts';
import { type LogFacts, NO_FACTS } from '../repositories/withholdings/log-facts.ts';
import { toChallenge, type WithholdingRow } from '../repositories/withholdings/withholding-rows.ts';

/** A line of the log before it is known what page its other version is. */
export type Line = Omit<Withholding, 'otherVersionPage'>;

/** Puts what was read, what the document says and what people said together. */
export function toLine(row: WithholdingRow, facts: LogFacts = NO_FACTS, withChallenge = false): Line {
  const read = readValues(row, facts);
  const said = readCorrections(row);
  const corrected = Object.keys(said) as (keyof WithholdingValues)[];
  return {
    pageId: row.pageId,
    part: row.part,
    firstBates: row.firstListed ?? row.bates,
    lastBates: row.lastListed ?? row.bates,
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
    asRead: Object.fromEntries(corrected.map((name) => [name, read[name]])),
    otherVersion: row.otherVersion,
    ruling: row.ruling,
    note: row.note,
    changedBy: row.changedBy,
    changedAt: row.changedAt,
    ...(withChallenge ? { challenge: toChallenge(row.challenge) } : {}),
  };
}

function readValues(row: WithholdingRow, facts: LogFacts): WithholdingValues {
  const codes: ExemptionCode[] = Object.keys(
    jsonColumns.boxesByCode.read(row.codes, `${row.key}.${row.part}`),
  );
  return { pages: row.pages, extent: row.extent, codes, ...facts };
}

/** The values that a person gave in place of those read. */
export function readCorrections(row: WithholdingRow): Partial<WithholdingValues> {
  const corrections = jsonColumns.corrections.readOrNull(row.corrections, `${row.key}.${row.part}`) ?? {};
  // JSON has no undefined: what is there has a value.
  return corrections as Partial<WithholdingValues>;
}
