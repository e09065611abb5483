import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { TextPen } from '../drawn-text.ts';
import { getFonts, type Operators } from '../get-fonts.ts';
import { type Box, type Matrix, multiply, toMatrix, transformBox } from '../matrix.ts';
import type { Drawing } from './annotation.ts';
import { paintsMark } from './find-mark.ts';

/** Whether a layer of the PDF is switched on, as pdf.js answers it. */
export type IsSwitchedOn = (layer: unknown) => boolean;

/** What pdf.js gives with the start of an annotation: its id, its place, and how its stream is laid into that. */
type Beginning = [string, ArrayLike<number>, ArrayLike<number>, ArrayLike<number>];

const OPTIONAL = 'OC';

/** What each annotation draws on the page as a reviewer sees it, by the annotation's id. */
export async function listDrawings(
  page: PDFPageProxy,
  toDisplay: Matrix,
  isOn: IsSwitchedOn,
): Promise<Map<string, Drawing>> {
  const list: Operators = await page.getOperatorList();
  if (!list.fnArray.includes(OPS.beginAnnotation)) return new Map();
  const fonts = await getFonts(page, list);
  const drawings = new Map<string, Drawing>();
  /** Of each marked part of the content, from the outermost: whether it is shown. */
  const shown: boolean[] = [];
  let current: { drawing: Drawing; pen: TextPen; rect: Box } | undefined;
  list.fnArray.forEach((operator, index) => {
    const args = list.argsArray[index] ?? [];
    switch (operator) {
      case OPS.beginMarkedContent:
        shown.push(true);
        break;
      case OPS.beginMarkedContentProps:
        shown.push(args[0] !== OPTIONAL || isOn(args[1]));
        break;
      case OPS.endMarkedContent:
        shown.pop();
        break;
      case OPS.beginAnnotation: {
        const [id, rect, transform, matrix] = args as Beginning;
        const toPage = multiply(multiply(toDisplay, toMatrix(transform)), toMatrix(matrix));
        const pen = new TextPen(toPage, fonts);
        current = { drawing: { letters: pen.letters, hasMark: false }, pen, rect: toBox(rect, toDisplay) };
        drawings.set(id, current.drawing);
        break;
      }
      case OPS.endAnnotation:
        current = undefined;
        break;
      default:
        if (!current || shown.includes(false)) break;
        current.pen.take(operator, args);
        current.drawing.hasMark ||= paintsMark(operator, args, current.pen.matrix, current.rect);
    }
  });
  return drawings;
}

/** A rectangle of the page's own space, on the page as displayed, in points. */
export function toBox(rect: ArrayLike<number>, toDisplay: Matrix): Box {
  const [left = 0, bottom = 0, right = 0, top = 0] = Array.from(rect);
  return transformBox(toDisplay, { left, top, right, bottom });
}
