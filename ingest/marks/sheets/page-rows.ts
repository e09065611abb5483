import type { PlacedWord } from '../../text/layer-words.ts';

/** Words that stand at one height, from left to right, however the recognizer parted them. */
export interface PageRow {
  text: string;
  words: PlacedWord[];
  /** The middle of its words, as a share of the page's height. */
  y: number;
}

/** Words of a row share so much of the lower one's height. */
const SAME_ROW = 0.5;

/**
 * A page's words by rows. The recognizer reads a list in columns where it has them, so that a page's number
 * and what became of the page stand far apart in its lines.
 */
export function toRows(lines: readonly PlacedWord[][]): PageRow[] {
  const rows: PlacedWord[][] = [];
  for (const word of lines.flat().toSorted((a, b) => a.rect.y - b.rect.y)) {
    const row = rows.findLast((others) => others.some((other) => isLevel(word, other)));
    if (row) row.push(word);
    else rows.push([word]);
  }
  return rows.map((words) => {
    const inOrder = words.toSorted((a, b) => a.rect.x - b.rect.x);
    const y = words.reduce((sum, { rect }) => sum + rect.y + rect.height / 2, 0) / words.length;
    return { text: inOrder.map(({ text }) => text).join(' '), words: inOrder, y };
  });
}

function isLevel({ rect: a }: PlacedWord, { rect: b }: PlacedWord): boolean {
  const shared = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return shared > SAME_ROW * Math.min(a.height, b.height);
}
