import { measureText } from '../../make/fixtures/fonts.ts';
import { type CoverLook, paintCover } from './cover-looks.ts';
import type { PointRect, Sketch } from './sketch.ts';
import { phrase } from './vocabulary.ts';

const SIZE = 11;
const PITCH = 15.5;
const FONT = 'serif';
const WORDS = 13;

export interface Covered {
  look: CoverLook;
  rect: PointRect;
}

/**
 * A paragraph with a number of lines, starting at a given top. With `looks`, some words are covered, one
 * place in every second line: inside the line, at its end, at its start; the last look covers two whole
 * lines.
 */
export function drawParagraph(
  sketch: Sketch,
  column: { x: number; top: number; width: number; lines: number },
  looks: readonly CoverLook[] = [],
): Covered[] {
  const covered: Covered[] = [];
  for (let index = 0; index < column.lines; index += 1) {
    const baseline = column.top + SIZE + index * PITCH;
    const words = fitWords(sketch, column.width);
    const at = index % 2 === 1 ? looks[(index - 1) / 2] : undefined;
    if (!at) {
      sketch.text(words.join(' '), column.x, baseline, { font: FONT, size: SIZE });
      continue;
    }
    const from = [2, words.length - 4, 0][((index - 1) / 2) % 3] ?? 2;
    covered.push({ look: at, rect: drawCovered(sketch, words, { from, to: from + 4 }, column.x, baseline) });
  }
  for (const { look, rect } of covered) paintCover(sketch, look, rect);
  return covered;
}

function fitWords(sketch: Sketch, width: number): string[] {
  const words = phrase(sketch.random, WORDS).split(' ');
  while (words.length > 8 && measureText(words.join(' '), FONT, SIZE).advance > width) words.pop();
  return words;
}

/** Words under the cover are not drawn, because no scan would show them. */
function drawCovered(
  sketch: Sketch,
  words: readonly string[],
  { from, to }: { from: number; to: number },
  x: number,
  baseline: number,
): PointRect {
  const offset = (count: number) =>
    measureText(
      words
        .slice(0, count)
        .map((word) => `${word} `)
        .join(''),
      FONT,
      SIZE,
    ).advance;
  const space = measureText(' ', FONT, SIZE).advance;
  if (from > 0) sketch.text(words.slice(0, from).join(' '), x, baseline, { font: FONT, size: SIZE });
  if (to < words.length)
    sketch.text(words.slice(to).join(' '), x + offset(to), baseline, { font: FONT, size: SIZE });
  const left = x + offset(from);
  return {
    x: left - 1,
    y: baseline - 0.85 * SIZE,
    width: x + offset(Math.min(to, words.length)) - space - left + 2,
    height: 1.15 * SIZE,
  };
}
