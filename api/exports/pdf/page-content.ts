/** Analyzes what a page draws, from the operator list of pdf.js. */

import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Box, type Matrix, multiply, type PlacedWord, transformBox } from '#ingest';

/** What a page's content draws, as far as it must be known before the content is copied. */
export interface DrawnContent {
  /** Every character of its text, on the page or outside of it. */
  letters: string;
  pictures: DrawnPicture[];
  /** Some of it belongs to layers that can be switched on and off. */
  hasLayers: boolean;
  /** Drawn through a mask that may hide everything. */
  isMasked: boolean;
  /** Something other than a picture is painted after one, and may cover it. */
  paintsOverPictures: boolean;
}

/** The same, with the words that are on the page. */
export interface PageContent extends DrawnContent {
  words: PlacedWord[];
  /** As displayed, in points. */
  page: { width: number; height: number };
}

export interface DrawnPicture {
  /** In points on the page as displayed, origin top left. */
  box: Box;
  /** The part within its clips. */
  shown: Box;
  /** The name of its pixels in pdf.js; null if it has none. */
  objectId: string | null;
  /**
   * Why a reader may see less of it than it contains, apart from its position; null if no reason is known.
   */
  doubt: string | null;
}

/** The operator list of a page in pdf.js. */
export interface OperatorList {
  fnArray: number[];
  argsArray: unknown[][];
}

interface State {
  matrix: Matrix;
  /** The bounds of all clips together, in points as displayed; empty if nothing is visible. */
  clip: Box;
  /** True if a clip is no rectangle. */
  isCut: boolean;
  isThin: boolean;
}

const UNIT: Box = { left: 0, top: 0, right: 1, bottom: 1 };
/** A box in points that contains every possible page. */
const EVERYWHERE: Box = { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 };

/** Operators of pictures whose pixels are one object, and of those drawn many at a time. */
const PICTURES = new Set<number>([
  OPS.paintImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintInlineImageXObject,
]);
const GROUPS = new Set<number>([
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectRepeat,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintInlineImageXObjectGroup,
]);
const TEXT = new Set<number>([
  OPS.showText,
  OPS.showSpacedText,
  OPS.nextLineShowText,
  OPS.nextLineSetSpacingShowText,
]);

/** Whether the operator paints something other than a picture. */
export function paintsNoPicture(operator: number, args: unknown[]): boolean {
  if (operator === OPS.constructPath) return args[0] !== OPS.endPath;
  return TEXT.has(operator) || operator === OPS.shadingFill || operator === OPS.paintSolidColorImageMask;
}

/** `toDisplay` is the viewport's transform at scale 1. */
export function walkContent(list: OperatorList, toDisplay: Matrix): DrawnContent {
  const walk = new Walk(toDisplay);
  list.fnArray.forEach((operator, index) => {
    walk.take(operator, list.argsArray[index] ?? []);
  });
  return walk.found;
}

class Walk {
  readonly found: DrawnContent = {
    letters: '',
    pictures: [],
    hasLayers: false,
    isMasked: false,
    paintsOverPictures: false,
  };
  readonly #stack: State[] = [];
  #state: State;
  #clipPending = false;

  constructor(toDisplay: Matrix) {
    this.#state = { matrix: toDisplay, clip: EVERYWHERE, isCut: false, isThin: false };
  }

  take(operator: number, args: unknown[]): void {
    if (this.found.pictures.length > 0) this.found.paintsOverPictures ||= paintsNoPicture(operator, args);
    if (TEXT.has(operator)) this.found.letters += listLetters(args).join('');
    else if (PICTURES.has(operator)) this.#addPicture(args[0], null);
    else if (GROUPS.has(operator)) this.#addPicture(null, 'it is drawn many times over');
    else this.#takeState(operator, args);
  }

  #takeState(operator: number, args: unknown[]): void {
    switch (operator) {
      case OPS.save:
        this.#stack.push(this.#state);
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        this.#state = this.#stack.pop() ?? this.#state;
        break;
      case OPS.transform:
        this.#apply(args);
        break;
      case OPS.paintFormXObjectBegin:
        this.#stack.push(this.#state);
        this.#apply(args[0]);
        if (args[1]) this.#clipTo(toBox(args[1] as ArrayLike<number>), true);
        break;
      case OPS.clip:
      case OPS.eoClip:
        this.#clipPending = true;
        break;
      case OPS.constructPath:
        this.#takePath(args);
        break;
      case OPS.beginMarkedContentProps:
        this.found.hasLayers ||= args[0] === 'OC';
        break;
      case OPS.beginGroup:
        this.found.hasLayers ||= Boolean((args[0] as { optionalContent?: unknown } | null)?.optionalContent);
        break;
      case OPS.setGState:
        this.#takeSettings(args[0] as [string, unknown][]);
        break;
    }
  }

  #takeSettings(settings: [string, unknown][]): void {
    for (const [key, value] of settings) {
      if (key === 'SMask' && value) this.found.isMasked = true;
      if (key === 'ca' || key === 'BM') {
        const isPlain = key === 'ca' ? value === 1 : value === 'source-over' || value === 'Normal';
        this.#state = { ...this.#state, isThin: !isPlain };
      }
    }
  }

  /** Matrices are arrays or typed arrays, and are left out if they change nothing. */
  #apply(matrix: unknown): void {
    if (!matrix) return;
    const next = Array.from(matrix as ArrayLike<number>) as Matrix;
    this.#state = { ...this.#state, matrix: multiply(this.#state.matrix, next) };
  }

  #takePath([, data, bounds]: unknown[]): void {
    if (!this.#clipPending) return;
    this.#clipPending = false;
    const path = (data as (ArrayLike<number> | null)[] | null)?.[0];
    if (!bounds || !path) {
      this.#state = { ...this.#state, clip: { left: 0, top: 0, right: 0, bottom: 0 } };
      return;
    }
    const box = toBox(bounds as ArrayLike<number>);
    this.#clipTo(box, isRectangle(Array.from(path), box));
  }

  #clipTo(box: Box, isRectangular: boolean): void {
    const placed = transformBox(this.#state.matrix, box);
    const [a, b, c, d] = this.#state.matrix;
    const isUpright = (b === 0 && c === 0) || (a === 0 && d === 0);
    const clip = meet(this.#state.clip, placed);
    this.#state = { ...this.#state, clip, isCut: this.#state.isCut || !isRectangular || !isUpright };
  }

  #addPicture(given: unknown, known: string | null): void {
    const { matrix, clip, isCut, isThin } = this.#state;
    const box = transformBox(matrix, UNIT);
    const doubt =
      known ?? (isCut ? 'it is cut to a shape' : isThin ? 'it is drawn so that it shines through' : null);
    const objectId = typeof given === 'string' ? given : ((given as { data?: unknown } | null)?.data ?? null);
    this.found.pictures.push({
      box,
      shown: meet(clip, box),
      objectId: typeof objectId === 'string' ? objectId : null,
      doubt,
    });
  }
}

/** Glyphs are in arrays, with numbers between them that move the pen. */
function listLetters(args: unknown): string[] {
  if (Array.isArray(args)) return args.flatMap(listLetters);
  const unicode = (args as { unicode?: unknown } | null)?.unicode;
  return typeof unicode === 'string' ? [unicode] : [];
}

function toBox(sides: ArrayLike<number>): Box {
  const [left = 0, top = 0, right = 0, bottom = 0] = Array.from(sides);
  return { left, top, right, bottom };
}

function meet(a: Box, b: Box): Box {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  return {
    left,
    top,
    right: Math.max(left, Math.min(a.right, b.right)),
    bottom: Math.max(top, Math.min(a.bottom, b.bottom)),
  };
}

/** pdf.js's codes in a path: one point each for the first two, none for the last. */
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;

/** Every corner of the path is a corner of its bounds, and there are four in turn. */
function isRectangle(path: number[], { left, top, right, bottom }: Box): boolean {
  const corners: string[] = [];
  for (let at = 0; at < path.length; ) {
    const code = path[at];
    if (code === CLOSE) {
      at += 1;
      continue;
    }
    if (code !== MOVE && code !== LINE) return false;
    const [x = 0, y = 0] = [path[at + 1], path[at + 2]];
    if ((!near(x, left) && !near(x, right)) || (!near(y, top) && !near(y, bottom))) return false;
    corners.push(`${near(x, left)} ${near(y, top)}`);
    at += 3;
  }
  const [first, second, third, fourth] = corners;
  return (
    corners.length >= 4 && corners.length <= 5 && first !== third && second !== fourth && first !== second
  );
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.01;
}
