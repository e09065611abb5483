import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An image of a page and its text as transcribed by a person. */
export interface TruthImage {
  /** Path of the image. */
  path: string;
  name: string;
  /** The name up to its first underscore. */
  kind: string;
  lines: TruthLine[];
}

export interface TruthLine {
  text: string;
  /** In pixels of the image. */
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const ENDING = '.truth.hocr';

/** Every image of a folder that has its truth beside it: `form_01.png` and `form_01.truth.hocr`. */
export function listTruthImages(folder: string): TruthImage[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(ENDING));
  return names.sort().map((file) => {
    const name = file.slice(0, -ENDING.length);
    const lines = parseHocr(readFileSync(join(folder, file), 'utf8'));
    return { path: join(folder, `${name}.png`), name, kind: name.split('_')[0] ?? name, lines };
  });
}

const LINE =
  /<span class='ocr_line' title="bbox ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)[\s\S]*?(?=<span class='ocr_line'|<\/body>)/g;
const WORD = /<span class='ocrx_word'[^>]*>(?<text>[\s\S]*?)<\/span>/g;

/** The lines of an hOCR file. Only the elements that Scribe OCR writes are supported. */
export function parseHocr(hocr: string): TruthLine[] {
  return [...hocr.matchAll(LINE)].map(([line, ...box]) => {
    const words = [...line.matchAll(WORD)].map((match) => toPlain(match.groups?.text ?? ''));
    const [left = 0, top = 0, right = 0, bottom = 0] = box.map(Number);
    return { text: words.join(' '), left, top, right, bottom };
  });
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function toPlain(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string | undefined) =>
      code === undefined ? (ENTITIES[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
    )
    .trim();
}
