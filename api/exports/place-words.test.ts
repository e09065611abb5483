import { expect, it } from 'vitest';
import { placeWords } from './place-words.ts';

const LETTER = { width: 612, height: 792 };
const wordAt = (text: string, start: number, x: number) => ({
  text,
  start,
  rect: { x, y: 0.5, width: 0.1, height: 0.025 },
});

it('nothing is laid over a redaction box, and the words beside it stay on one line', () => {
  const words = [wordAt('call', 0, 0.1), wordAt('█', 5, 0.3), wordAt('now', 7, 0.5)];
  const placed = placeWords(words, 'call █ now', LETTER);
  expect(placed.map(({ text, x }) => [text, x])).toEqual([
    ['call ', 0.1 * LETTER.width],
    ['now', 0.5 * LETTER.width],
  ]);
});
