import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Matrix, multiply, transformBox } from './matrix.ts';

/** A picture painted on a page. */
export interface Picture {
  /** pdf.js's name for its pixels; null for one drawn inline or repeated, whose pixels we don't take. */
  objectId: string | null;
  /** From the unit square (origin bottom left) to the page as displayed, in points from the top left. */
  placing: Matrix;
  /** A stencil: its black is paint, its white is nothing. */
  isMask: boolean;
  /** True where a clip path may hide a part of it. */
  clipped: boolean;
}

/** What a page paints, as far as routing and the choice of pixels need to know. */
export interface Paintings {
  pictures: Picture[];
  /** Lines and areas drawn; those after the last picture may lie over it. */
  shapes: number;
  shapesAfterPicture: number;
  /** Runs of text drawn visibly, and invisibly (as an OCR program does under a scan). */
  visibleTextRuns: number;
  invisibleTextRuns: number;
}

interface State {
  matrix: Matrix;
  clipped: boolean;
  invisibleText: boolean;
}

const INVISIBLE = 3;
const TEXT_OPERATORS = new Set<number>([
  OPS.showText,
  OPS.showSpacedText,
  OPS.nextLineShowText,
  OPS.nextLineSetSpacingShowText,
]);
const OTHER_PICTURES = new Set<number>([
  OPS.paintInlineImageXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectRepeat,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintInlineImageXObjectGroup,
]);

/**
 * Walks a page's operator list. `toDisplay` is the viewport's transform at scale 1.
 * Knows just enough of the graphics state to place pictures: matrix, clip, text mode.
 */
export function findPaintings(
  list: { fnArray: number[]; argsArray: unknown[][] },
  toDisplay: Matrix,
  page: { width: number; height: number },
): Paintings {
  const found: Paintings = {
    pictures: [],
    shapes: 0,
    shapesAfterPicture: 0,
    visibleTextRuns: 0,
    invisibleTextRuns: 0,
  };
  let state: State = { matrix: toDisplay, clipped: false, invisibleText: false };
  const stack: State[] = [];
  let clipPending = false;
  const push = () => stack.push({ ...state });
  const pop = () => {
    state = stack.pop() ?? state;
  };
  const apply = (matrix: Matrix) => {
    state.matrix = multiply(state.matrix, matrix);
  };
  const addPicture = (objectId: string | null, isMask: boolean) => {
    found.pictures.push({ objectId, isMask, placing: state.matrix, clipped: state.clipped });
    found.shapesAfterPicture = 0;
  };
  const addPath = (paint: number, box: ArrayLike<number> | null) => {
    if (clipPending) {
      clipPending = false;
      state.clipped ||= !coversPage(box, state.matrix, page);
    }
    if (paint === OPS.endPath) return;
    found.shapes += 1;
    found.shapesAfterPicture += 1;
  };

  list.fnArray.forEach((operator, index) => {
    const args = list.argsArray[index] ?? [];
    if (operator === OPS.save) push();
    else if (operator === OPS.restore) pop();
    else if (operator === OPS.transform) apply(args as Matrix);
    else if (operator === OPS.paintFormXObjectBegin) {
      push();
      if (args[0]) apply(Array.from(args[0] as ArrayLike<number>) as Matrix);
    } else if (operator === OPS.paintFormXObjectEnd) pop();
    else if (operator === OPS.beginAnnotation) {
      push();
      state.matrix = toDisplay;
      if (args[2]) apply(args[2] as Matrix);
      if (args[3]) apply(args[3] as Matrix);
    } else if (operator === OPS.endAnnotation) pop();
    else if (operator === OPS.clip || operator === OPS.eoClip) clipPending = true;
    else if (operator === OPS.constructPath) addPath(args[0] as number, args[2] as ArrayLike<number> | null);
    else if (operator === OPS.shadingFill || operator === OPS.paintSolidColorImageMask)
      addPath(OPS.fill, null);
    else if (operator === OPS.setTextRenderingMode) state.invisibleText = args[0] === INVISIBLE;
    else if (TEXT_OPERATORS.has(operator)) {
      if (state.invisibleText) found.invisibleTextRuns += 1;
      else found.visibleTextRuns += 1;
    } else if (operator === OPS.paintImageXObject) addPicture(args[0] as string, false);
    else if (operator === OPS.paintImageMaskXObject) {
      const mask = args[0] as { data?: unknown };
      addPicture(typeof mask.data === 'string' ? mask.data : null, true);
    } else if (OTHER_PICTURES.has(operator)) addPicture(null, false);
  });
  return found;
}

function coversPage(
  box: ArrayLike<number> | null,
  matrix: Matrix,
  page: { width: number; height: number },
): boolean {
  if (!box) return false;
  const [left = 0, top = 0, right = 0, bottom = 0] = Array.from(box);
  const shown = transformBox(matrix, { left, top, right, bottom });
  const slack = 0.02 * Math.max(page.width, page.height);
  return (
    shown.left <= slack &&
    shown.top <= slack &&
    shown.right >= page.width - slack &&
    shown.bottom >= page.height - slack
  );
}
