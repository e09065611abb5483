import { type PDFDocument, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { Direction, PlacedWord } from '../exhibits/pages/place-words.ts';
import { buildGlyphlessFont, GLYPHLESS_WIDTH } from './glyphless-font.ts';

const FONT_NAME = 'GlyphlessText';
/** A ToUnicode map may list this many codes in one block. */
const BLOCK = 100;
const MOST_CODES = 0xffff;
/** The first four numbers of the text matrix. */
const TURNS: Record<Direction, string> = { across: '1 0 0 1', up: '0 1 -1 0', down: '0 -1 1 0' };

/**
 * A font for text that can be found and copied but is not drawn (text render mode 3). Each character gets its
 * own code at its first occurrence, so that any script works, including characters beyond U+FFFF.
 */
export class HiddenFont {
  readonly ref: PDFRef;
  readonly #document: PDFDocument;
  /** Codes from 1; 0 is a missing character. */
  readonly #codes = new Map<string, number>();

  constructor(document: PDFDocument) {
    this.#document = document;
    this.ref = document.context.nextRef();
  }

  /** Content that draws the words invisibly; `key` is the font's name among the page's resources. */
  draw(words: PlacedWord[], key: string): string {
    const lines = words.map((word) => {
      const letters = [...word.text];
      const natural = [...word.text.trimEnd()].length * (GLYPHLESS_WIDTH / 1000) * word.size;
      const stretch = natural > 0 && word.length > 0 ? (100 * word.length) / natural : 100;
      const codes = letters.map((letter) => toHex(this.#codeOf(letter))).join('');
      const at = `${TURNS[word.direction]} ${word.x.toFixed(2)} ${word.y.toFixed(2)} Tm`;
      return `${key} ${Math.max(word.size, 1).toFixed(2)} Tf ${stretch.toFixed(2)} Tz ${at} <${codes}> Tj\n`;
    });
    return `BT 3 Tr\n${lines.join('')}ET\n`;
  }

  /** Writes the font itself; must be called once, after the last word. */
  finish(): void {
    if (this.#codes.size === 0) return;
    const { context } = this.#document;
    const descriptor = context.obj({
      Type: 'FontDescriptor',
      FontName: FONT_NAME,
      Flags: 4,
      FontBBox: [0, -200, GLYPHLESS_WIDTH, 800],
      ItalicAngle: 0,
      Ascent: 800,
      Descent: -200,
      CapHeight: 800,
      StemV: 80,
      FontFile2: context.register(context.flateStream(buildGlyphlessFont())),
    });
    const descendant = context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: FONT_NAME,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      CIDToGIDMap: context.register(context.flateStream(this.#mapToOneGlyph())),
      DW: GLYPHLESS_WIDTH,
      FontDescriptor: context.register(descriptor),
    });
    const font = context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: FONT_NAME,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: context.register(context.flateStream(this.#mapToUnicode())),
    });
    context.assign(this.ref, font);
  }

  #codeOf(letter: string): number {
    const known = this.#codes.get(letter);
    if (known !== undefined) return known;
    // More different characters than any exhibit has: the others are written as missing.
    if (this.#codes.size === MOST_CODES) return 0;
    const code = this.#codes.size + 1;
    this.#codes.set(letter, code);
    return code;
  }

  /** Every code is drawn with glyph 1, the empty one. */
  #mapToOneGlyph(): Uint8Array {
    const map = new Uint8Array(2 * (this.#codes.size + 1));
    for (let at = 3; at < map.length; at += 2) map[at] = 1;
    return map;
  }

  #mapToUnicode(): string {
    const lines = [...this.#codes].map(([letter, code]) => `<${toHex(code)}> <${toUtf16(letter)}>`);
    const blocks: string[] = [];
    for (let at = 0; at < lines.length; at += BLOCK) {
      const block = lines.slice(at, at + BLOCK);
      blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
    }
    return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
  }
}

function toHex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}

/** Big-endian, surrogate pairs for characters beyond U+FFFF. */
function toUtf16(letter: string): string {
  return Array.from({ length: letter.length }, (_, at) => toHex(letter.charCodeAt(at))).join('');
}
