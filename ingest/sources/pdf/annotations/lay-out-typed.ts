import type { LayerRun } from '../layer-run.ts';
import type { Box } from '../matrix.ts';
import type { Annotation } from './annotation.ts';

/** How viewers lay out a note without an appearance of its own, in shares of its font's size. */
const LINE = 1.35;
const USUAL_SIZE = 10;
const LETTER_WIDTH = 0.5;

/**
 * Lays out a typed note or filled field that has a text but no appearance: viewers draw it, line by line from
 * the top. Only pdf.js in Node does not, because it lacks a browser's canvas.
 */
export function layOutTyped(annotation: Annotation, { left, top, right, bottom }: Box): LayerRun[] {
  const size = annotation.defaultAppearanceData?.fontSize || USUAL_SIZE;
  const lines = linesOf(annotation).slice(0, Math.max(1, Math.floor((bottom - top) / (LINE * size))));
  return lines.map((text, index) => ({
    text,
    placing: [1, 0, 0, -1, left, top + (index + 1) * LINE * size - (LINE - 1) * size],
    width: Math.min(right - left, text.length * LETTER_WIDTH * size),
    height: size,
    ascent: 0.8,
    descent: -0.2,
    monospaced: false,
    endsLine: index === lines.length - 1,
    drawnBy: 'annotation',
  }));
}

function linesOf({ subtype, textContent, fieldType, fieldValue, password }: Annotation): string[] {
  if (subtype === 'FreeText') return textContent ?? [];
  if (subtype !== 'Widget' || password || !['Tx', 'Ch'].includes(fieldType ?? '')) return [];
  return [fieldValue]
    .flat()
    .flatMap((value) => (typeof value === 'string' ? value.split(/\r\n|\r|\n/) : []))
    .filter((line) => line.trim() !== '');
}
