import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Box, type Matrix, transformBox } from '../matrix.ts';
import type { Viewport } from '../viewport.ts';
import { toWords } from '../words/drawn-letters.ts';
import { getFonts } from '../words/get-fonts.ts';
import type { PageOperators } from '../words/painted-operators.ts';
import { TextWalk } from '../words/text-operators.ts';
import type { Drawing } from './annotation.ts';
import { paintsMark } from './find-mark.ts';

/** Whether a layer of the PDF is switched on, as answered by pdf.js. */
export type IsSwitchedOn = (layer: unknown) => boolean;

const OPTIONAL = 'OC';

/** What each annotation draws on the page as a reviewer sees it, by the annotation's id. */
export async function listDrawings(
  page: PDFPageProxy,
  viewport: Viewport,
  isOn: IsSwitchedOn,
): Promise<Map<string, Drawing>> {
  const list: PageOperators = await page.getOperatorList();
  const drawings = new Map<string, Drawing>();
  if (!list.fnArray.includes(OPS.beginAnnotation)) return drawings;
  const toDisplay = viewport.transform as Matrix;
  const fonts = await getFonts(page, list);
  const walk = new TextWalk(toDisplay, viewport, (name) => fonts.get(name));
  /** Whether each marked part of the content is shown, from the outermost. */
  const shown: boolean[] = [];
  let current: { drawing: Drawing; rect: Box } | undefined;
  list.fnArray.forEach((operator, index) => {
    const args = list.argsArray[index] ?? [];
    const before = walk.found.length;
    walk.take(operator, args, index);
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
        const [id, rect] = args as [string, ArrayLike<number>];
        current = { drawing: { letters: [], hasMark: false }, rect: toBox(rect, toDisplay) };
        drawings.set(id, current.drawing);
        break;
      }
      case OPS.endAnnotation:
        current = undefined;
        break;
      default:
        if (!current || shown.includes(false)) break;
        current.drawing.letters.push(...walk.found.slice(before).flatMap(toWords));
        current.drawing.hasMark ||= paintsMark(operator, args, walk.matrix, current.rect);
    }
  });
  return drawings;
}

/** Converts a rectangle of the page's own space to the page as displayed, in points. */
export function toBox(rect: ArrayLike<number>, toDisplay: Matrix): Box {
  const [left = 0, bottom = 0, right = 0, top = 0] = Array.from(rect);
  return transformBox(toDisplay, { left, top, right, bottom });
}
