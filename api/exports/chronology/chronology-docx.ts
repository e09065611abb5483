import type { ChronologyFact } from '#contract/review/chronology/chronology-fact.ts';
import { describeDate, describeReservations } from '#contract/review/chronology/describe-chronology.ts';
import { toPlainText } from '../exhibits/list/exhibit-rows.ts';
import { makeCenteredLine, makeNote, makeWordTable, packLandscape, WORD_SIZE } from '../word/word-parts.ts';
import { type ChronologyHead, citeSources, listChronologyNotes } from './chronology-rows.ts';

/** Widths in twentieths of a point; together the page without its side margins. */
const COLUMNS = [
  { title: 'Date', width: 2050 },
  { title: 'Fact', width: 5680 },
  { title: 'People and places', width: 2400 },
  { title: 'Source', width: 3550 },
];

/** The chronology as a Word file, with the Bates number of each source. */
export async function toChronologyDocx(
  head: ChronologyHead,
  facts: readonly ChronologyFact[],
): Promise<Buffer> {
  const rows = facts.map((fact) => toCells(fact).map(toPlainText));
  return packLandscape('Chronology', [
    makeCenteredLine('CHRONOLOGY', { size: WORD_SIZE.title, isBold: true, before: 180, after: 60 }),
    makeCenteredLine(toPlainText(head.matter), { size: WORD_SIZE.caption, after: 240 }),
    makeWordTable(COLUMNS, rows),
    ...listChronologyNotes(head, facts.length).map(makeNote),
  ]);
}

function toCells(fact: ChronologyFact): string[] {
  const reservations = describeReservations(fact);
  const statement = reservations === '' ? fact.statement : `${fact.statement} [${reservations}]`;
  const names = [...fact.people, ...fact.places].join('; ');
  return [describeDate(fact), statement, names, citeSources(fact)];
}
