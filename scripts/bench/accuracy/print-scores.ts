import { percent } from '../figures.ts';
import { addScores, type Scores } from './score-text.ts';

/** A page's scores, ours and the peer's; with scores by position if the truth has lines. */
export interface PageScores {
  name: string;
  kind: string;
  ours: Scores;
  peer: Scores | undefined;
  inPlace: { ours: number; peer: number | undefined } | undefined;
  /** The text in use was not read by OCR, or is missing, and lacks most of the words on the page. */
  wronglySkipped: boolean;
}

const HEAD = 'ours / native tesseract';
/** The share of a page's words that must be missing for a page without OCR to count as wrongly skipped. */
export const MOSTLY_MISSED = 0.5;

export function printScores(pages: readonly PageScores[]): void {
  const columns = ['letters in order', 'words in order', 'words missed', 'words too many'];
  const inPlace = pages.some((page) => page.inPlace);
  const head = inPlace ? ['letters in place', ...columns] : columns;
  print(`${''.padEnd(22)}${head.map((name) => name.padStart(20)).join('')}   (${HEAD})`);
  for (const [kind, group] of [...Map.groupBy(pages, ({ kind }) => kind)].sort())
    printRow(kind, group, inPlace);
  printRow('all pages', pages, inPlace);
  const skipped = pages.filter(({ wronglySkipped }) => wronglySkipped);
  print(`Pages wrongly skipped by OCR: ${skipped.length}`);
  for (const { name } of skipped) print(`  ${name}`);
}

function printRow(name: string, pages: readonly PageScores[], inPlace: boolean): void {
  const ours = addScores(pages.map((page) => page.ours));
  const peers = pages.flatMap(({ peer }) => peer ?? []);
  const peer = peers.length === pages.length ? addScores(peers) : undefined;
  const cells = [
    ...(inPlace ? [inPlaceCell(pages, ours.letters)] : []),
    cell(ours, peer, 'lettersWrong', 'letters'),
    cell(ours, peer, 'wordsWrong', 'words'),
    cell(ours, peer, 'wordsMissed', 'words'),
    cell(ours, peer, 'wordsExtra', 'words'),
  ];
  print(
    `${name.padEnd(15)}${String(pages.length).padStart(7)}${cells.map((each) => each.padStart(20)).join('')}`,
  );
}

function cell(ours: Scores, peer: Scores | undefined, wrong: keyof Scores, all: keyof Scores): string {
  if (ours[all] === 0) return `${ours[wrong]} in none`;
  return `${percent(ours[wrong] / ours[all])} / ${peer ? percent(peer[wrong] / peer[all]) : 'none'}`;
}

function inPlaceCell(pages: readonly PageScores[], letters: number): string {
  const ours = pages.reduce((sum, page) => sum + (page.inPlace?.ours ?? 0), 0);
  const peers = pages.flatMap(({ inPlace }) => inPlace?.peer ?? []);
  const peer = peers.length === pages.length ? percent(peers.reduce((a, b) => a + b, 0) / letters) : 'none';
  return `${percent(ours / letters)} / ${peer}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
