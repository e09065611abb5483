import { normalizeUnicode } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Matrix } from '../matrix.ts';
import type { FontMeasure, PlacedGlyph, TextOperator } from './text-operators.ts';

/** One letter, or several drawn without a gap between them. */
export interface DrawnLetters {
  text: string;
  /** From text space to the page as displayed, in points from the top left. */
  placing: Matrix;
  /** Along the line, and of the font, in points. */
  width: number;
  height: number;
  font: FontMeasure | undefined;
}

/** Share of the font's height: letters further apart become separate runs. */
const APART = 0.1;

/** Joins the visible glyphs of one operator into words. */
export function toWords({ glyphs, isInvisible }: TextOperator): DrawnLetters[] {
  const words: DrawnLetters[] = [];
  if (isInvisible) return words;
  for (const { text, ...glyph } of glyphs) {
    const last = words.at(-1);
    const gap = last ? distance(last, glyph) - last.width : 0;
    if (!last || glyph.followsSpace || gap > APART * glyph.height)
      words.push({ text: normalizeUnicode(text), ...glyph });
    else {
      last.text += normalizeUnicode(text);
      last.width += gap + glyph.width;
    }
  }
  return words;
}

/** In points, between the starting points of two pieces. */
export function distance(
  { placing: from }: Pick<PlacedGlyph, 'placing'>,
  { placing: to }: Pick<PlacedGlyph, 'placing'>,
): number {
  return Math.hypot(to[4] - from[4], to[5] - from[5]);
}
