import { type BoxStyle, listExemptions, type PageMarks } from '#contract/pages/marks.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { overlapOf, type Rect, turnRect } from '#contract/values/rect.ts';
import { reverseTurn } from '#contract/values/turn.ts';
import type { MarkTruth } from './mark-truth.ts';

/** A page as the program read it, with its truth. */
export interface MarkedPage {
  truth: MarkTruth;
  page: PageSummary;
  marks: PageMarks;
}

/** Correct, false and missed results; `notes` lists the last two. */
export interface Hits {
  right: number;
  wrong: number;
  missed: number;
  notes: string[];
}

/** Boxes whose overlap is at least this share of the area that either covers are the same. */
const SAME_BOX = 0.5;

export function noHits(): Hits {
  return { right: 0, wrong: 0, missed: 0, notes: [] };
}

/** Pairs of page and code, each once. */
export function scoreCodes(pages: readonly MarkedPage[]): Hits {
  const hits = noHits();
  for (const { truth, marks, page } of pages) {
    if (truth.codes === null) continue;
    compareLists(hits, nameOf(page), new Set(truth.codes), new Set<string>(listExemptions(marks)));
  }
  return hits;
}

export function compareLists(hits: Hits, name: string, truth: Set<string>, found: Set<string>): void {
  hits.right += truth.intersection(found).size;
  for (const extra of found.difference(truth)) note(hits, 'wrong', `${name}: ${extra}`);
  for (const lost of truth.difference(found)) note(hits, 'missed', `${name}: ${lost}`);
}

/** Boxes by style: a box found in another style is counted under the truth's style. */
export function scoreBoxes(pages: readonly MarkedPage[]): Map<BoxStyle | 'all', Hits> {
  const scores = new Map<BoxStyle | 'all', Hits>([['all', noHits()]]);
  const count = (style: BoxStyle, what: 'right' | 'wrong' | 'missed', name: string) => {
    const hits = scores.getOrInsertComputed(style, noHits);
    if (what === 'right') hits.right += 1;
    else note(hits, what, name);
  };
  for (const { truth, marks, page } of pages) {
    if (truth.boxes === null) continue;
    const back = reverseTurn(page.turned);
    const found = new Set(marks.boxes.map(({ rect, style }) => ({ rect: turnRect(rect, back), style })));
    for (const box of truth.boxes) {
      const match = findBest(box.rect, [...found]);
      if (match) found.delete(match);
      count(box.style, match ? 'right' : 'missed', `${nameOf(page)}: ${box.style} ${describe(box.rect)}`);
    }
    for (const { rect, style } of found) count(style, 'wrong', `${nameOf(page)}: ${style} ${describe(rect)}`);
  }
  const all = [...scores.values()].reduce(addHits, noHits());
  return scores.set('all', all);
}

function findBest<Box extends { rect: Rect }>(rect: Rect, found: readonly Box[]): Box | undefined {
  const [best] = found.toSorted((a, b) => overlapOf(rect, b.rect) - overlapOf(rect, a.rect));
  return best && overlapOf(rect, best.rect) >= SAME_BOX ? best : undefined;
}

/** Sheets of the right kind, with the right count, and with the pages that they list. */
export function scoreSheets(pages: readonly MarkedPage[]): { sheets: Hits; counts: Hits; listed: Hits } {
  const scores = { sheets: noHits(), counts: noHits(), listed: noHits() };
  for (const { truth, marks, page } of pages) {
    const name = nameOf(page);
    const { placeholder: found } = marks;
    const kinds = [truth.placeholder?.kind, found?.kind].map((kind) => new Set(kind ? [kind] : []));
    compareLists(scores.sheets, name, kinds[0] ?? new Set(), kinds[1] ?? new Set());
    if (!truth.placeholder || !found) continue;
    const { pagesRepresented: stands, pages: list } = truth.placeholder;
    if (found.pagesRepresented === stands) scores.counts.right += 1;
    else note(scores.counts, 'wrong', `${name}: ${found.pagesRepresented}, not ${stands}`);
    const numbers = new Set(found.pages.map(({ bates }) => bates));
    // A sheet whose pages the truth identifies by position may not print their numbers.
    if (numbers.size > 0) compareLists(scores.listed, name, new Set(list), numbers);
  }
  return scores;
}

export interface BatesHits extends Hits {
  /** How many of the correct ones were inferred from neighboring pages. */
  inferred: number;
  /** Pages without a printed number: inferred from neighboring pages, and read nevertheless. */
  given: number;
  invented: number;
}

export function scoreBates(pages: readonly MarkedPage[]): BatesHits {
  const hits: BatesHits = { ...noHits(), inferred: 0, given: 0, invented: 0 };
  for (const { truth, page } of pages) {
    const name = `${nameOf(page)}: ${page.bates}, not ${truth.bates}`;
    if (truth.bates === null) {
      if (page.batesSource === 'inferred') hits.given += 1;
      else if (page.bates !== null) {
        hits.invented += 1;
        hits.notes.push(`invented ${name}`);
      }
    } else if (page.bates === null) note(hits, 'missed', name);
    else if (page.bates !== truth.bates) note(hits, 'wrong', name);
    else {
      hits.right += 1;
      if (page.batesSource === 'inferred') hits.inferred += 1;
    }
  }
  return hits;
}

function addHits(sum: Hits, { right, wrong, missed, notes }: Hits): Hits {
  return {
    right: sum.right + right,
    wrong: sum.wrong + wrong,
    missed: sum.missed + missed,
    notes: [...sum.notes, ...notes],
  };
}

function note(hits: Hits, what: 'wrong' | 'missed', text: string): void {
  hits[what] += 1;
  hits.notes.push(`${what} ${text}`);
}

function nameOf({ file, pageNumber }: PageSummary): string {
  return `${file} p. ${pageNumber}`;
}

function describe({ x, y, width, height }: Rect): string {
  return [x, y, width, height].map((share) => share.toFixed(3)).join(' ');
}
