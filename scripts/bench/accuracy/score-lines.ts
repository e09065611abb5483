import { editDistance } from '../edit-distance.ts';
import type { TruthLine } from './hocr-truth.ts';
import type { PlacedText } from './read-natively.ts';

/**
 * Letters wrong, line by line of the truth: the words whose centres lie on a line are compared with
 * that line, and words on no line are letters too many. So the order in which columns and cells were
 * read does not count, of which the truth's own is one of several.
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
