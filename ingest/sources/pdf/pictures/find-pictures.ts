import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Rect } from '#contract/values/rect.ts';
import { findFault, type PictureFault } from '../../rendition/picture-fault.ts';
import { type Box, type Matrix, multiply, toMatrix, transformBox } from '../matrix.ts';

/** A picture painted on a page. */
export interface Picture {
  /**
   * pdf.js's name for its pixels; null for a picture drawn inline or repeated, whose pixels are not taken.
   */
  objectId: string | null;
  /** From the unit square (origin bottom left) to the page as displayed, in points from the top left. */
  placing: Matrix;
  /** A stencil: its black is paint, its white is nothing. */
  isMask: boolean;
  /** True if a clip path may hide a part of it. */
  clipped: boolean;
}

/** What a page paints, as far as routing and the choice of pixels need it. */
export interface Paintings {
  pictures: Picture[];
  /** Lines and areas drawn; those after the last picture may lie over it. */
  shapes: number;
  shapesAfterPicture: number;
  /** Runs of text drawn visibly, and invisibly (as an OCR program does under a scan). */
  visibleTextRuns: number;
  invisibleTextRuns: number;
  /** Some of it may be switched off. */
  hasOptionalContent: boolean;
  /**
   * Areas large enough for a word that were drawn after the last picture of a whole page, filled or outlined.
   */
  areas: DrawnArea[];
  /** What was wrong with the picture from which the page was made, if it is a rendition. */
  fault: PictureFault | null;
}

/** The bounds of one stroke or fill; fractions of the page as displayed. */
export interface DrawnArea {
  rect: Rect;
  /** Covers what was drawn before; otherwise it is an outline. */
  isFilled: boolean;
  /** Its index among the page's operators: it covers only those with a lower one. */
  index: number;
}

interface State {
  matrix: Matrix;
  clipped: boolean;
  /** Bounds of the part that is not clipped away, in points of the page as displayed. */
  clip: Box;
  invisibleText: boolean;
}

interface Size {
  width: number;
  height: number;
}

const INVISIBLE = 3;
const OPTIONAL = 'OC';
const STROKES: number[] = [OPS.stroke, OPS.closeStroke];
/** Points: a smaller area covers no word. */
const LEAST_WIDTH = 7;
const LEAST_HEIGHT = 5;
/** Shares of the page: a larger area before any text is its ground, a larger picture the scan. */
const GROUND = 0.8;
/** A drawing with more is a map or a chart, in which no covers are searched for. */
const MOST_AREAS = 3000;
const UNIT: Box = { left: 0, top: 0, right: 1, bottom: 1 };

/**
 * Interprets a page's operator list. `toDisplay` is the viewport's transform at scale 1. Tracks just enough
 * of the graphics state to place pictures: matrix, clip, text mode.
 */
export function findPaintings(
  list: { fnArray: number[]; argsArray: unknown[][] },
  toDisplay: Matrix,
  page: Size,
): Paintings {
  const walk = new Walk(toDisplay, page);
  list.fnArray.forEach((operator, index) => {
    walk.take(operator, list.argsArray[index] ?? [], index);
  });
  return walk.found;
}

class Walk {
  readonly found: Paintings = {
    pictures: [],
    shapes: 0,
    shapesAfterPicture: 0,
    visibleTextRuns: 0,
    invisibleTextRuns: 0,
    hasOptionalContent: false,
    areas: [],
    fault: null,
  };
  readonly #toDisplay: Matrix;
  readonly #page: Size;
  readonly #stack: State[] = [];
  #state: State;
  #clipPending = false;
  #index = 0;

  constructor(toDisplay: Matrix, page: Size) {
    this.#toDisplay = toDisplay;
    this.#page = page;
    const clip = { left: 0, top: 0, right: page.width, bottom: page.height };
    this.#state = { matrix: toDisplay, clipped: false, clip, invisibleText: false };
  }

  take(operator: number, args: unknown[], index: number): void {
    this.#index = index;
    switch (operator) {
      case OPS.save:
        this.#push();
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
      case OPS.endAnnotation:
        this.#pop();
        break;
      case OPS.transform:
        this.#apply(args);
        break;
      case OPS.paintFormXObjectBegin:
        this.#push();
        this.#apply(args[0]);
        if (args[1]) this.#clipTo(toBox(Array.from(args[1] as ArrayLike<number>)));
        break;
      case OPS.beginAnnotation:
        this.#push();
        this.#state.matrix = this.#toDisplay;
        this.#apply(args[2]);
        this.#apply(args[3]);
        break;
      case OPS.clip:
      case OPS.eoClip:
        this.#clipPending = true;
        break;
      case OPS.beginMarkedContent:
        this.found.fault ??= findFault(String((args[0] as { name?: unknown } | undefined)?.name)) ?? null;
        break;
      case OPS.beginMarkedContentProps:
        this.found.hasOptionalContent ||= args[0] === OPTIONAL;
        break;
      case OPS.setTextRenderingMode:
        this.#state.invisibleText = args[0] === INVISIBLE;
        break;
      default:
        this.#takePaint(operator, args);
    }
  }

  #takePaint(operator: number, args: unknown[]): void {
    switch (operator) {
      case OPS.constructPath:
        this.#addPath(args[0] as number, args[2] as ArrayLike<number> | null);
        break;
      case OPS.paintSolidColorImageMask:
        this.#addArea(UNIT, true);
        this.#addShape();
        break;
      case OPS.shadingFill:
        this.#addPlace(this.#state.clip, true);
        this.#addShape();
        break;
      case OPS.showText:
      case OPS.showSpacedText:
      case OPS.nextLineShowText:
      case OPS.nextLineSetSpacingShowText:
        this.found[this.#state.invisibleText ? 'invisibleTextRuns' : 'visibleTextRuns'] += 1;
        break;
      case OPS.paintImageXObject:
        this.#addPicture(args[0], false);
        break;
      case OPS.paintImageMaskXObject:
        this.#addPicture((args[0] as { data?: unknown }).data, true);
        break;
      case OPS.paintInlineImageXObject:
      case OPS.paintImageXObjectRepeat:
      case OPS.paintImageMaskXObjectRepeat:
      case OPS.paintImageMaskXObjectGroup:
      case OPS.paintInlineImageXObjectGroup:
        this.#addPicture(null, false);
        break;
    }
  }

  #push(): void {
    this.#stack.push({ ...this.#state });
  }

  #pop(): void {
    this.#state = this.#stack.pop() ?? this.#state;
  }

  /** Matrices are absent if they change nothing. */
  #apply(matrix: unknown): void {
    if (!matrix) return;
    this.#state.matrix = multiply(this.#state.matrix, toMatrix(matrix as ArrayLike<number>));
  }

  #addPicture(objectId: unknown, isMask: boolean): void {
    const { matrix, clipped } = this.#state;
    const name = typeof objectId === 'string' ? objectId : null;
    this.found.pictures.push({ objectId: name, isMask, placing: matrix, clipped });
    this.found.shapesAfterPicture = 0;
    const { width, height } = this.#toRect(UNIT);
    if (width * height > GROUND) this.found.areas = [];
    else this.#addArea(UNIT, true);
  }

  #addArea(box: Box, isFilled: boolean): void {
    this.#addPlace(intersect(transformBox(this.#state.matrix, box), this.#state.clip), isFilled);
  }

  /** `place` is in points of the page as displayed. */
  #addPlace(place: Box, isFilled: boolean): void {
    const [width, height] = [place.right - place.left, place.bottom - place.top];
    const isSmall = width < LEAST_WIDTH || height < LEAST_HEIGHT;
    const rect = this.#toShares(place);
    const isGround = this.found.visibleTextRuns === 0 && rect.width * rect.height > GROUND;
    if (isSmall || isGround || this.found.areas.length >= MOST_AREAS) return;
    this.found.areas.push({ rect, isFilled, index: this.#index });
  }

  #clipTo(box: Box): void {
    this.#state.clip = intersect(this.#state.clip, transformBox(this.#state.matrix, box));
  }

  #toRect(box: Box): Rect {
    return this.#toShares(transformBox(this.#state.matrix, box));
  }

  #toShares({ left, top, right, bottom }: Box): Rect {
    const { width, height } = this.#page;
    return {
      x: left / width,
      y: top / height,
      width: (right - left) / width,
      height: (bottom - top) / height,
    };
  }

  #addPath(paint: number, box: ArrayLike<number> | null): void {
    if (this.#clipPending) {
      this.#clipPending = false;
      this.#state.clipped ||= !coversPage(box, this.#state.matrix, this.#page);
      if (box) this.#clipTo(toBox(Array.from(box)));
    }
    if (paint === OPS.endPath) return;
    this.#addShape();
    if (box) this.#addArea(toBox(Array.from(box)), !STROKES.includes(paint));
  }

  #addShape(): void {
    this.found.shapes += 1;
    this.found.shapesAfterPicture += 1;
  }
}

/** From four numbers as listed by pdf.js: left, bottom, right and top in the file's own units. */
function toBox([left = 0, top = 0, right = 0, bottom = 0]: number[]): Box {
  return { left, top, right, bottom };
}

function intersect(one: Box, other: Box): Box {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  return {
    left,
    top,
    right: Math.max(left, Math.min(one.right, other.right)),
    bottom: Math.max(top, Math.min(one.bottom, other.bottom)),
  };
}

function coversPage(box: ArrayLike<number> | null, matrix: Matrix, page: Size): boolean {
  if (!box) return false;
  const shown = transformBox(matrix, toBox(Array.from(box)));
  const slack = 0.02 * Math.max(page.width, page.height);
  return (
    shown.left <= slack &&
    shown.top <= slack &&
    shown.right >= page.width - slack &&
    shown.bottom >= page.height - slack
  );
}
