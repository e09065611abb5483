import { decodeText } from '../decode-text.ts';
import { LONGEST_LINE, listLines } from './list-lines.ts';
import { QUOTE, SEPARATOR } from './parse-dat.ts';
import type { LoadFileKind } from './parsed-load-file.ts';

/** A header's first column and the beginning of its second: a DAT of one column says nothing. */
const DAT_HEADER = new RegExp(
  `^\\uFEFF?\\s*${QUOTE}[^${QUOTE}${SEPARATOR}]*${QUOTE}${SEPARATOR}${QUOTE}`,
  'u',
);
const OPT_LINE = /^[^,]+,[^,]*,.*\.(?:tiff?|jpe?g|png|pdf|bmp|gif) *, *Y?(?: *,[^,]*){0,2}(?:, *\d* *)?$/i;
const OPT_FIRST_PAGE = /, *Y *,/i;
const LFP_IMAGE = /^IM,[^,]+,[A-Z ]?,\d*,@?[^;]*;[^;]*;[^;]+/i;
const LFP_LINE = /^[A-Z]{2},/;
/** Lines looked at: a text that happens to begin like one does not go on like one. */
const LINES = 20;

/** What load file a file is, by the beginning of its content; undefined for anything else. */
export function recognizeLoadFile(head: Uint8Array): LoadFileKind | undefined {
  const { text } = decodeText(head, { isHead: true });
  if (DAT_HEADER.test(text)) return 'dat';
  const lines = [...listLines(text)].map((line) => line.text.trim()).filter((line) => line !== '');
  // The last line may be cut off anywhere.
  const cut = lines.length > 1 && !/[\r\n]\s*$/.test(text);
  const whole = (cut ? lines.slice(0, -1) : lines).slice(0, LINES);
  if (whole.length === 0) return undefined;
  if (whole.some((line) => LFP_IMAGE.test(line)) && whole.every((line) => LFP_LINE.test(line))) return 'lfp';
  const pages = whole.filter((line) => line.length <= LONGEST_LINE && OPT_LINE.test(line));
  // A line may be damaged: it is reported by its row.
  return pages.length * 2 > whole.length && pages.some((line) => OPT_FIRST_PAGE.test(line))
    ? 'opt'
    : undefined;
}
