import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import { create, type Font } from '@cantoo/fontkit';
import type { PdfFile } from '../rendition/pdf-file.ts';

/** The only opener file that uses fontkit: a font for embedding in a PDF, with only the letters used. */

interface UsedLetter {
  letter: string;
  glyph: number;
  /** In thousandths of the size. */
  width: number;
}

/** Drawn for characters without a glyph: the box that fonts reserve for it. */
const NO_FORM = 0;

export class TypeFace {
  readonly #font: Font;
  /** In the order of first use; the index, counted from 1, is the letter's code in the PDF. */
  readonly #used: UsedLetter[] = [];
  readonly #codes = new Map<string, number>();

  /** `file` as a package names it. */
  constructor(file: string) {
    const bytes = readFileSync(createRequire(import.meta.url).resolve(file));
    this.#font = create(bytes) as Font;
  }

  has(letter: string): boolean {
    return this.#font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
  }

  /** In thousandths of the size. */
  widthOf(letter: string): number {
    return this.#used[this.#codeOf(letter) - 1]?.width ?? 0;
  }

  /** The letter's code, in hex, as text is written in a PDF. */
  encode(letter: string): string {
    return toHex(this.#codeOf(letter));
  }

  /** Must be called when everything is written; `reference` was reserved for it. */
  async write(pdf: PdfFile, reference: string): Promise<void> {
    const subset = this.#font.createSubset();
    const glyphs = this.#used.map(({ glyph }) => subset.includeGlyph(glyph));
    const program = subset.encode();
    const file = await pdf.addStream(`/Filter/FlateDecode/Length1 ${program.length}`, deflateSync(program));
    const map = Buffer.alloc(2 * (glyphs.length + 1));
    for (const [index, glyph] of glyphs.entries()) map.writeUInt16BE(glyph, 2 * (index + 1));
    const glyphMap = await pdf.addStream('/Filter/FlateDecode', deflateSync(map));
    const letters = await pdf.addStream('/Filter/FlateDecode', deflateSync(this.#toLetters()));
    const descriptor = await pdf.addObject(this.#describe(file));
    const widths = this.#used.map(({ width }) => width).join(' ');
    // Width of letters that are absent: if it equals that of all others, readers detect a monospaced font and
    // place words accordingly.
    const usual = this.#used[0]?.width ?? 0;
    const inner = await pdf.addObject(
      `<</Type/Font/Subtype/CIDFontType2/BaseFont/${this.#name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor}/CIDToGIDMap ${glyphMap}/DW ${usual}/W[1[${widths}]]>>`,
    );
    await pdf.addObject(
      `<</Type/Font/Subtype/Type0/BaseFont/${this.#name}/Encoding/Identity-H/DescendantFonts[${inner}]/ToUnicode ${letters}>>`,
      reference,
    );
  }

  /** Six letters before the name mean that only a subset of the font is embedded (ISO 32000-1, 9.6.4). */
  get #name(): string {
    return `UNCVRA+${this.#font.postscriptName}`;
  }

  #codeOf(letter: string): number {
    const known = this.#codes.get(letter);
    if (known !== undefined) return known;
    const form = this.has(letter) ? this.#font.glyphForCodePoint(letter.codePointAt(0) ?? 0) : null;
    const glyph = form ?? this.#font.getGlyph(NO_FORM);
    this.#used.push({ letter, glyph: glyph?.id ?? NO_FORM, width: this.#scale(glyph?.advanceWidth ?? 0) });
    this.#codes.set(letter, this.#used.length);
    return this.#used.length;
  }

  #scale(units: number): number {
    return Math.round((units * 1000) / this.#font.unitsPerEm);
  }

  #describe(file: string): string {
    const { bbox, ascent, descent } = this.#font;
    const box = [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map((units) => this.#scale(units)).join(' ');
    return `<</Type/FontDescriptor/FontName/${this.#name}/Flags 4/FontBBox[${box}]/ItalicAngle 0/Ascent ${this.#scale(ascent)}/Descent ${this.#scale(descent)}/CapHeight ${this.#scale(ascent)}/StemV 80/FontFile2 ${file}>>`;
  }

  /** Maps each code to its letter, so that the text can be extracted from the PDF (ISO 32000-1, 9.10.3). */
  #toLetters(): Buffer {
    const rows = this.#used.map(
      ({ letter }, index) =>
        `<${toHex(index + 1)}> <${Buffer.from(letter, 'utf16le').swap16().toString('hex')}>`,
    );
    const blocks: string[] = [];
    // At most a hundred per block.
    for (let at = 0; at < rows.length; at += 100) {
      const block = rows.slice(at, at + 100);
      blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
    }
    return Buffer.from(
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /Letters def /CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${blocks.join('\n')}\nendcmap CMapName currentdict /CMap defineresource pop end end`,
    );
  }
}

function toHex(code: number): string {
  return code.toString(16).padStart(4, '0');
}
