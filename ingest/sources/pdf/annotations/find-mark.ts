import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Box, type Matrix, transformBox } from '../matrix.ts';

/** pdf.js's codes of a path's segments, and how many numbers follow each. */
const NUMBERS_AFTER = [2, 2, 6, 4, 0];
const LINE_TO = 1;
/** A path larger than this share of a field's width and height is its frame or ground. */
const FRAME = 0.8;
/** Points: a line that is less off is horizontal or vertical. */
const SLANT = 1;

/**
 * Whether an operator paints something other than a field's frame: a slanted line, or a shape smaller than
 * the field.
 */
export function paintsMark(operator: number, args: unknown[], toDisplay: Matrix, field: Box): boolean {
  if (operator !== OPS.constructPath || args[0] === OPS.endPath) return false;
  const [, [path], bounds] = args as [number, [unknown], ArrayLike<number> | null];
  const [left, top, right, bottom] = Array.from(bounds ?? []);
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return false;
  const box = transformBox(toDisplay, { left, top, right, bottom });
  const isSmaller =
    box.right - box.left < FRAME * (field.right - field.left) &&
    box.bottom - box.top < FRAME * (field.bottom - field.top);
  return isSmaller || (path instanceof Float32Array && hasSlant(path));
}

function hasSlant(path: Float32Array): boolean {
  let [x, y] = [0, 0];
  for (let at = 0; at < path.length; ) {
    const code = path[at] ?? 0;
    const count = NUMBERS_AFTER[code] ?? 0;
    if (count > 0) {
      const [toX = 0, toY = 0] = path.subarray(at + count - 1, at + count + 1);
      if (code === LINE_TO && Math.min(Math.abs(toX - x), Math.abs(toY - y)) > SLANT) return true;
      [x, y] = [toX, toY];
    }
    at += count + 1;
  }
  return false;
}
