import { editDistance } from '../edit-distance.ts';
import type { TruthLine } from './hocr-truth.ts';
import type { PlacedText } from './read-natively.ts';

/**
 * Counts wrong letters line by line of the truth: the words whose centers are on a line are compared with
 * that line, and the letters of words on no line count as extra. The order in which columns and cells were
 * read therefore does not matter; the truth's order is only one of several.
 */
export function countLettersWrongInPlace(
  lines: readonly TruthLine[],
  words: readonly PlacedText[],
  image: { width: number; height: number },
): number {
  const found = lines.map((): { text: string; x: number }[] => []);
  let onNoLine = 0;
  for (const { text, rect } of words) {
    const x = (rect.x + rect.width / 2) * image.width;
    const y = (rect.y + rect.height / 2) * image.height;
    const line = lines.findIndex((each) => isOn(each, x, y));
    if (line < 0) onNoLine += text.length;
    else found[line]?.push({ text, x });
  }
  return lines.reduce((wrong, { text }, index) => {
    const read = (found[index] ?? []).sort((a, b) => a.x - b.x).map((word) => word.text);
    return wrong + editDistance(text, read.join(' '));
  }, onNoLine);
}

function isOn({ left, top, right, bottom }: TruthLine, x: number, y: number): boolean {
  const slack = 0.25 * (bottom - top);
  return x >= left - slack && x <= right + slack && y >= top - slack && y <= bottom + slack;
}
