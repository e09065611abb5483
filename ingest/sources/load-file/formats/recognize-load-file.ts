import { decodeText } from '../../decode-text.ts';
import { findCsvSeparator } from './csv-header.ts';
import { LONGEST_LINE, listLines } from './list-lines.ts';
import type { LoadFileKind } from './parsed-load-file.ts';

/** A header's first column and the beginning of its second: a DAT with a single column is not useful. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the signs that a DAT puts round and between its fields
const DAT_HEADER = /^\uFEFF?\s*\u00fe[^\u00fe\u0014]*\u00fe\u0014\u00fe/u;
const IMAGE = /\.(?:tiff?|jpe?g|png|pdf|bmp|gif)$/i;
const OPT_FIRST_PAGE = /, *Y *,/i;
const LFP_IMAGE = /^IM,[^,]+,[A-Z ]?,\d*,@?[^;]*;[^;]*;[^;]+/i;
const LFP_LINE = /^[A-Z]{2},/;
/** Number of lines examined: a text may begin like a load file by chance, but does not continue like one. */
const LINES = 20;

/** The kind of a load file, by the beginning of its content; undefined for anything else. */
export function recognizeLoadFile(head: Uint8Array): LoadFileKind | undefined {
  const { text } = decodeText(head, { isHead: true });
  if (DAT_HEADER.test(text) || findCsvSeparator(text) !== undefined) return 'dat';
  const lines = [...listLines(text)].map((line) => line.text.trim()).filter((line) => line !== '');
  // The last line may be cut off anywhere.
  const cut = lines.length > 1 && !/[\r\n]/.test(text.slice(text.trimEnd().length));
  const whole = (cut ? lines.slice(0, -1) : lines).slice(0, LINES);
  if (whole.length === 0) return undefined;
  if (whole.some((line) => LFP_IMAGE.test(line)) && whole.every((line) => LFP_LINE.test(line))) return 'lfp';
  const pages = whole.filter((line) => line.length <= LONGEST_LINE && isOptLine(line));
  // A line may be damaged: it is reported by its row.
  return pages.length * 2 > whole.length && pages.some((line) => OPT_FIRST_PAGE.test(line))
    ? 'opt'
    : undefined;
}

/**
 * `number,volume,path,Y,box,folder,pages`: the path may contain commas, and the last three may be missing.
 */
function isOptLine(line: string): boolean {
  const [number, , ...cells] = line.split(',').map((cell) => cell.trim());
  const image = cells.findLastIndex((cell) => IMAGE.test(cell));
  const [first, ...rest] = cells.slice(image + 1);
  return number !== '' && image >= 0 && /^Y?$/i.test(first ?? '-') && isTail(rest);
}

/** Box and folder may be anything; what comes after them is a count. */
function isTail(cells: readonly string[]): boolean {
  return cells.length < 3 || (cells.length === 3 && /^\d*$/.test(cells[2] ?? ''));
}
