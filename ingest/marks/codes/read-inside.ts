import { areaOf, boundsOf, containsCenter, type Rect } from '#contract/values/rect.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import { type CodeRun, findCodeRun, findCodesInBox, listOnce } from './code-run.ts';
import { cutAtGaps, type UprightPage } from './upright-page.ts';

/** A box with more words contains text of its own, as on a page withheld in full. */
const FEW_WORDS = 8;
/** Distance between codes and the text in the same box, in line heights. */
const APART = 1;

/** What each box claims according to the words in it, in the order of the boxes. */
export function readInside(page: UprightPage, boxes: readonly { rect: Rect }[]): (CodeRun | undefined)[] {
  const inside = new Map<{ rect: Rect }, PlacedWord[][]>(boxes.map((box) => [box, []]));
  for (const line of page.lines) {
    for (const [box, words] of Map.groupBy(line, (word) => findSmallest(word, boxes)))
      if (box) inside.get(box)?.push(words);
  }
  return boxes.map((box) => readLines(inside.get(box) ?? [], page));
}

/** Boxes may be nested. */
function findSmallest(word: PlacedWord, boxes: readonly { rect: Rect }[]): { rect: Rect } | undefined {
  return boxes
    .filter(({ rect }) => containsCenter(rect, word.rect))
    .sort((a, b) => areaOf(a.rect) - areaOf(b.rect))[0];
}

function readLines(lines: readonly PlacedWord[][], page: UprightPage): CodeRun | undefined {
  const words = lines.flat();
  if (words.length <= FEW_WORDS) return findCodesInBox(words);
  const runs = lines
    .flatMap((line) => cutAtGaps(line, APART * page.em))
    .flatMap((run) => findCodeRun(run) ?? []);
  const [first] = runs;
  if (!first) return undefined;
  return {
    ...first,
    rect: boundsOf(runs),
    codes: listOnce(runs.flatMap(({ codes }) => codes)),
    printed: runs.map(({ printed }) => printed).join('; '),
    confidence: Math.min(...runs.map(({ confidence }) => confidence)),
  };
}
