import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Rect } from '#contract/values/rect.ts';
import { type Matrix, multiply, transformBox } from '../matrix.ts';
import type { PageOperators } from './painted-operators.ts';

/** One operator that shows text, glyph by glyph. */
export interface TextOperator {
  /** Its index among the page's operators. */
  index: number;
  glyphs: PlacedGlyph[];
  /** Its letters leave no ink by themselves, like those of an OCR program's layer: they are not painted. */
  isInvisible: boolean;
}

/**
 * A glyph other than a space, and its rectangle according to its font: fractions of the page as displayed.
 */
export interface PlacedGlyph {
  text: string;
  rect: Rect;
  /** From its start on the baseline to the page as displayed, in points. */
  placing: Matrix;
  /** Along the line, and of the font, in points. */
  width: number;
  height: number;
  followsSpace: boolean;
  font: FontMeasure | undefined;
}

/**
 * What is needed of a font: the unit of its glyphs' widths, whether its lines run down the page, and its
 * appearance.
 */
export interface FontMeasure {
  fontMatrix?: ArrayLike<number> | undefined;
  vertical?: boolean | undefined;
  ascent?: number | undefined;
  descent?: number | undefined;
  fallbackName?: string | undefined;
}

/** Above and below the baseline, as shares of the font's size: descenders and capitals of usual fonts. */
const ASCENT = 0.85;
const DESCENT = -0.25;
/** Size of a font's unit; most have a thousand to their size. */
const USUAL_UNIT = 0.001;

/**
 * Goes through a page's operators and places every glyph as pdf.js does when it draws them
 * (`CanvasGraphics.showText`). `toDisplay` is the viewport's transform at scale 1, `page` its size in points.
 */
export function listTextOperators(
  { fnArray, argsArray }: PageOperators,
  fontOf: (name: string) => FontMeasure | undefined,
  toDisplay: Matrix,
  page: { width: number; height: number },
): TextOperator[] {
  const walk = new TextWalk(toDisplay, page, fontOf);
  fnArray.forEach((operator, index) => {
    walk.take(operator, argsArray[index] ?? [], index);
  });
  return walk.found;
}

/**
 * The graphics state, as far as it places text; a glyph's position is measured from `x`, `y` in text space.
 */
interface TextState {
  matrix: Matrix;
  textMatrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
  leading: number;
  charSpacing: number;
  wordSpacing: number;
  stretch: number;
  rise: number;
  size: number;
  direction: number;
  unit: number;
  font: FontMeasure | undefined;
  isVertical: boolean;
  isInvisible: boolean;
}

/** A glyph as listed by pdf.js; numbers between glyphs move the next one. */
interface Glyph {
  unicode?: string;
  width?: number;
  isSpace?: boolean;
}

/** Rendering modes that paint nothing: invisible, and a path that only clips. */
const UNPAINTED = [3, 7];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Goes through operators in order, and records what they show. */
export class TextWalk {
  readonly found: TextOperator[] = [];
  readonly #toDisplay: Matrix;
  readonly #page: { width: number; height: number };
  readonly #fontOf: (name: string) => FontMeasure | undefined;
  readonly #stack: TextState[] = [];
  #state: TextState;

  constructor(
    toDisplay: Matrix,
    page: { width: number; height: number },
    fontOf: (name: string) => FontMeasure | undefined,
  ) {
    this.#toDisplay = toDisplay;
    this.#page = page;
    this.#fontOf = fontOf;
    this.#state = startState(toDisplay);
  }

  /** From the current drawing space to the page as displayed. */
  get matrix(): Matrix {
    return this.#state.matrix;
  }

  take(operator: number, args: unknown[], index: number): void {
    switch (operator) {
      case OPS.save:
        this.#push();
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
      case OPS.endAnnotation:
        this.#state = this.#stack.pop() ?? this.#state;
        break;
      case OPS.transform:
        this.#transform(args);
        break;
      case OPS.paintFormXObjectBegin:
        this.#push();
        this.#transform(args[0]);
        break;
      case OPS.beginAnnotation:
        this.#push();
        this.#state = startState(this.#toDisplay);
        this.#transform(args[2]);
        this.#transform(args[3]);
        break;
      default:
        this.#takeText(operator, args, index);
    }
  }

  #takeText(operator: number, args: unknown[], index: number): void {
    const state = this.#state;
    const [first = 0, second = 0] = args as number[];
    switch (operator) {
      case OPS.beginText:
        this.#startAt(IDENTITY);
        break;
      case OPS.setTextMatrix:
        this.#startAt(Array.from(args[0] as ArrayLike<number>) as Matrix);
        break;
      case OPS.moveText:
        this.#moveLine(first, second);
        break;
      case OPS.setLeadingMoveText:
        // pdf.js stores the leading with the opposite sign.
        state.leading = second;
        this.#moveLine(first, second);
        break;
      case OPS.setLeading:
        state.leading = -first;
        break;
      case OPS.nextLine:
        this.#moveLine(0, state.leading);
        break;
      case OPS.setCharSpacing:
        state.charSpacing = first;
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = first;
        break;
      case OPS.setHScale:
        state.stretch = first / 100;
        break;
      case OPS.setTextRenderingMode:
        state.isInvisible = UNPAINTED.includes(first);
        break;
      case OPS.setTextRise:
        state.rise = first;
        break;
      case OPS.setFont:
        this.#setFont(args[0] as string, second);
        break;
      case OPS.setGState:
        for (const [key, value] of args[0] as [string, unknown][])
          if (key === 'Font') this.#setFont(...(value as [string, number]));
        break;
      case OPS.showText:
        this.#show(args[0] as (Glyph | number)[], index);
        break;
    }
  }

  #push(): void {
    this.#stack.push({ ...this.#state });
  }

  /** Matrices are arrays or typed arrays, and absent if they change nothing. */
  #transform(matrix: unknown): void {
    if (!matrix) return;
    this.#state.matrix = multiply(this.#state.matrix, Array.from(matrix as ArrayLike<number>) as Matrix);
  }

  #startAt(matrix: Matrix): void {
    Object.assign(this.#state, { textMatrix: matrix, x: 0, y: 0, lineX: 0, lineY: 0 });
  }

  #moveLine(x: number, y: number): void {
    this.#state.lineX += x;
    this.#state.lineY += y;
    this.#state.x = this.#state.lineX;
    this.#state.y = this.#state.lineY;
  }

  #setFont(name: string, size: number): void {
    const font = this.#fontOf(name);
    this.#state.size = Math.abs(size);
    this.#state.direction = size < 0 ? -1 : 1;
    this.#state.font = font;
    this.#state.unit = font?.fontMatrix?.[0] || USUAL_UNIT;
    this.#state.isVertical = font?.vertical === true;
  }

  #show(items: (Glyph | number)[], index: number): void {
    const state = this.#state;
    const glyphs: PlacedGlyph[] = [];
    let along = 0;
    let followsSpace = false;
    for (const item of items) {
      if (typeof item === 'number') {
        along += ((state.isVertical ? 1 : -1) * item * state.size) / 1000;
        continue;
      }
      const spacing = (item.isSpace ? state.wordSpacing : 0) + state.charSpacing;
      const width = (item.width ?? 0) * state.unit * state.size;
      const text = item.unicode ?? '';
      const isSpace = text.trim() === '';
      if (!isSpace) glyphs.push({ text, ...this.#place(along, width), followsSpace });
      followsSpace = isSpace;
      along += state.isVertical ? -state.size - spacing : width + spacing * state.direction;
    }
    if (state.isVertical) state.y += along;
    else state.x += along * state.stretch * state.direction;
    if (glyphs.length > 0) this.found.push({ index, glyphs, isInvisible: state.isInvisible });
  }

  #place(along: number, width: number): Omit<PlacedGlyph, 'text' | 'followsSpace'> {
    const { matrix, textMatrix, x, y, rise, stretch, size, direction, isVertical, font } = this.#state;
    const across = stretch * direction;
    const box = isVertical
      ? { left: -size / 2, right: size / 2, top: along, bottom: along - size }
      : {
          left: along * across,
          right: (along + width) * across,
          top: ASCENT * size * direction,
          bottom: DESCENT * size * direction,
        };
    const origin = multiply(multiply(matrix, textMatrix), [1, 0, 0, 1, x, y + rise]);
    const { left, top, right, bottom } = transformBox(origin, box);
    const start: Matrix = isVertical
      ? [0, -1, 1, 0, -size / 4, along]
      : [direction, 0, 0, direction, along * across, 0];
    const placing = multiply(origin, start);
    return {
      rect: {
        x: left / this.#page.width,
        y: top / this.#page.height,
        width: (right - left) / this.#page.width,
        height: (bottom - top) / this.#page.height,
      },
      placing,
      width: (isVertical ? size : Math.abs(width * stretch)) * Math.hypot(placing[0], placing[1]),
      height: size * Math.hypot(placing[2], placing[3]),
      font,
    };
  }
}

function startState(matrix: Matrix): TextState {
  return {
    matrix,
    textMatrix: IDENTITY,
    ...{ x: 0, y: 0, lineX: 0, lineY: 0, leading: 0, charSpacing: 0, wordSpacing: 0, rise: 0 },
    ...{ stretch: 1, size: 0, direction: 1, unit: USUAL_UNIT, font: undefined },
    ...{ isVertical: false, isInvisible: false },
  };
}
