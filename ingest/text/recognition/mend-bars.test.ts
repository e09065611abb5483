import { expect, it } from 'vitest';
import { mendBars } from './mend-bars.ts';

/** Words of one line, each with the white before it in pixels; letters are 10 by 20. */
function line(...words: (string | [white: number, text: string])[]) {
  let right = 0;
  return words.map((given) => {
    const [white, text] = typeof given === 'string' ? [8, given] : given;
    const left = right + white;
    right = left + 10 * text.length;
    return { text, left, right, top: 0, bottom: 20, confidence: 90 };
  });
}
const read = (words: ReturnType<typeof line>) =>
  mendBars([words])
    .flat()
    .map(({ text }) => text);

it.each([
  [
    ['yes,', '|', 'think', 'so'],
    ['yes,', 'I', 'think', 'so'],
  ],
  [
    ['|', 'will', 'call'],
    ['I', 'will', 'call'],
  ],
  [
    ['|’m', 'out'],
    ['I’m', 'out'],
  ],
  [
    ["|'ve", 'asked'],
    ["I've", 'asked'],
  ],
])('reads a bar before a word in lower case as the pronoun I: %j', (words, mended) => {
  expect(read(line(...words))).toEqual(mended);
});

it.each([
  [['Office', '|', 'Washington']],
  [['202-555-0100', '|', '202-555-0101']],
  [['end', 'of', 'line', '|']],
  [['a||b', '|x']],
])('leaves a bar that separates: %j', (words) => {
  expect(read(line(...words))).toEqual(words);
});

it('leaves a bar between the cells of a table', () => {
  expect(read(line('county', '|', [60, 'opted']))).toEqual(['county', '|', 'opted']);
});

it('leaves bars that are aligned from line to line, as those of a table without much white', () => {
  const rows = [line('05/04/2010', '|', 'council'), line('09/28/2010', '|', 'board')];
  expect(
    mendBars(rows)
      .flat()
      .map(({ text }) => text),
  ).toEqual(rows.flat().map(({ text }) => text));
});

it('reads pronouns at the beginning of lines, which are aligned too', () => {
  const lines = [line('|', 'promised', 'it'), line('|', 'have', 'none')];
  expect(mendBars(lines).map(([first]) => first?.text)).toEqual(['I', 'I']);
});
