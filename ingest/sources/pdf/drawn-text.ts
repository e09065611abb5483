import { normalizeUnicode, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Matrix, multiply, toMatrix } from './matrix.ts';

/** What is asked of a font to place what it draws; pdf.js has more in it. */
export interface DrawnFont {
  fontMatrix?: number[];
  fallbackName?: string;
  ascent?: number;
  descent?: number;
}

/** One letter, or several drawn without a gap between them. */
export interface DrawnLetters {
  text: string;
  /** From text space to the page as displayed, in points from the top left. */
  placing: Matrix;
  /** Along the line, and of the font, in points. */
  width: number;
  height: number;
  font: DrawnFont;
}

/** A letter as pdf.js lists it; between letters stand numbers, by which the next one is set back. */
interface Glyph {
  unicode: string;
  /** In units of the font's matrix. */
  width: number;
  isSpace: boolean;
}

interface State {
  matrix: Matrix;
  font: DrawnFont;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  stretch: number;
  leading: number;
  rise: number;
  mode: number;
}

/** Text drawn to be seen: filled, outlined or both, and the same used as a clip beside that. */
const SEEN_MODES = [0, 1, 2, 4, 5, 6];
/** Of the font's size: letters set apart by more stand in runs of their own. */
const APART = 0.1;
const THOUSANDTH = 0.001;
/** Of fonts that name no matrix of their own: a thousand units an em. */
const USUAL_FONT: DrawnFont = { fontMatrix: [THOUSANDTH, 0, 0, THOUSANDTH, 0, 0] };

/**
 * Follows the operators of a content stream and says which letters it draws, and where (ISO 32000-1, 9.4).
 * pdf.js gives the text of a page with its places, but not that of its annotations.
 */
export class TextPen {
  readonly letters: DrawnLetters[] = [];
  readonly #fonts: ReadonlyMap<string, DrawnFont>;
  readonly #letterByLetter: boolean;
  readonly #stack: State[] = [];
  #state: State;
  #textMatrix: Matrix = [1, 0, 0, 1, 0, 0];
  /** Where the pen stands, and where its line starts, before the text matrix. */
  #x = 0;
  #y = 0;
  #lineX = 0;

  constructor(
    matrix: Matrix,
    fonts: ReadonlyMap<string, DrawnFont>,
    { letterByLetter = false }: { letterByLetter?: boolean } = {},
  ) {
    this.#fonts = fonts;
    this.#letterByLetter = letterByLetter;
    this.#state = {
      matrix,
      font: USUAL_FONT,
      size: 0,
      charSpacing: 0,
      wordSpacing: 0,
      stretch: 1,
      leading: 0,
      rise: 0,
      mode: 0,
    };
  }

  /** From the stream's own space to the page as displayed, as it is now. */
  get matrix(): Matrix {
    return this.#state.matrix;
  }

  take(operator: number, args: unknown[]): void {
    const [first, second] = args as [number, number];
    switch (operator) {
      case OPS.save:
        this.#stack.push({ ...this.#state });
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        this.#state = this.#stack.pop() ?? this.#state;
        break;
      case OPS.transform:
        this.#apply(args as number[]);
        break;
      case OPS.paintFormXObjectBegin:
        this.#stack.push({ ...this.#state });
        if (args[0]) this.#apply(args[0] as ArrayLike<number>);
        break;
      case OPS.beginText:
        this.#startAt([1, 0, 0, 1, 0, 0]);
        break;
      case OPS.setTextMatrix:
        this.#startAt(toMatrix(args[0] as ArrayLike<number>));
        break;
      case OPS.moveText:
        this.#moveLine(first, second);
        break;
      case OPS.setLeadingMoveText:
        this.#state.leading = -second;
        this.#moveLine(first, second);
        break;
      case OPS.nextLine:
        this.#moveLine(0, -this.#state.leading);
        break;
      case OPS.showText:
        this.#show(args[0] as (Glyph | number)[]);
        break;
      default:
        this.#set(operator, args);
    }
  }

  #set(operator: number, args: unknown[]): void {
    const value = args[0] as number;
    switch (operator) {
      case OPS.setFont:
        this.#setFont(args as [string, number]);
        break;
      case OPS.setGState:
        for (const [key, entry] of value as unknown as [string, unknown][])
          if (key === 'Font') this.#setFont(entry as [string, number]);
        break;
      case OPS.setCharSpacing:
        this.#state.charSpacing = value;
        break;
      case OPS.setWordSpacing:
        this.#state.wordSpacing = value;
        break;
      case OPS.setHScale:
        this.#state.stretch = value / 100;
        break;
      case OPS.setLeading:
        this.#state.leading = value;
        break;
      case OPS.setTextRise:
        this.#state.rise = value;
        break;
      case OPS.setTextRenderingMode:
        this.#state.mode = value;
        break;
    }
  }

  #setFont([name, size]: [string, number]): void {
    this.#state.font = this.#fonts.get(name) ?? USUAL_FONT;
    this.#state.size = size;
  }

  #apply(matrix: ArrayLike<number>): void {
    this.#state.matrix = multiply(this.#state.matrix, toMatrix(matrix));
  }

  #startAt(matrix: Matrix): void {
    this.#textMatrix = matrix;
    this.#x = 0;
    this.#y = 0;
    this.#lineX = 0;
  }

  #moveLine(right: number, up: number): void {
    this.#lineX += right;
    this.#x = this.#lineX;
    this.#y += up;
  }

  #show(glyphs: (Glyph | number)[]): void {
    const { font, size, charSpacing, wordSpacing, stretch } = this.#state;
    const em = size * (font.fontMatrix?.[0] ?? THOUSANDTH);
    let run = { text: '', from: this.#x, to: this.#x };
    const endRun = () => {
      this.#add(run);
      run = { text: '', from: this.#x, to: this.#x };
    };
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        this.#x -= glyph * THOUSANDTH * size * stretch;
        if (Math.abs(glyph) * THOUSANDTH > APART) endRun();
        continue;
      }
      const isBlank = glyph.unicode.trim() === '';
      if (isBlank) endRun();
      if (run.text === '') run.from = this.#x;
      const spacing = charSpacing + (glyph.isSpace ? wordSpacing : 0);
      if (!isBlank) {
        run.text += glyph.unicode;
        run.to = this.#x + glyph.width * em * stretch;
      }
      this.#x += (glyph.width * em + spacing) * stretch;
      if (this.#letterByLetter) endRun();
    }
    endRun();
  }

  #add({ text, from, to }: { text: string; from: number; to: number }): void {
    const { matrix, font, size, rise, mode } = this.#state;
    if (text === '' || !SEEN_MODES.includes(mode)) return;
    const onLine = multiply(matrix, multiply(this.#textMatrix, [1, 0, 0, 1, from, this.#y + rise]));
    // A font of a size below zero draws upside down and backwards.
    const placing = size < 0 ? multiply(onLine, [-1, 0, 0, -1, 0, 0]) : onLine;
    const [a, b, c, d] = placing;
    this.letters.push({
      text: normalizeUnicode(text),
      placing,
      width: Math.abs(to - from) * Math.hypot(a, b),
      height: Math.abs(size) * Math.hypot(c, d),
      font,
    });
  }
}
