/** Text of any of the encodings that productions come in: UTF-8, UTF-16, and the old Windows one. */

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const MARKS: [mark: number[], encoding: TextEncoding][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** So many bytes show what wide characters a file without a mark is written in. */
const SAMPLE = 4096;
/** Shares of zero bytes at every other place from which a text is taken for UTF-16; English has nearly all. */
const MOSTLY = 0.4;
const HARDLY = 0.02;
/** Of characters in text: tabs, line ends and form feeds are no strangers. */
const MOST_CONTROLS = 0.01;

/**
 * Decodes a text of unknown origin: by its byte order mark, else as UTF-16 where that is obvious, else as
 * UTF-8 where it is valid, else as Windows-1252, in which every byte means something.
 */
export function decodeText(
  bytes: Uint8Array,
  /** The bytes are the beginning of a file, and may end within a letter. */
  { isHead = false } = {},
): { text: string; encoding: TextEncoding } {
  const encoding = markedEncoding(bytes) ?? wideEncoding(bytes);
  if (encoding) return { text: new TextDecoder(encoding).decode(bytes), encoding };
  try {
    const utf8 = new TextDecoder('utf-8', { fatal: true });
    return { text: utf8.decode(bytes, { stream: isHead }), encoding: 'utf-8' };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

/** Judges by the beginning of a file: no zeros but UTF-16's, and hardly a control character. */
export function looksLikeText(head: Uint8Array): boolean {
  if (markedEncoding(head)) return !hasControls(decodeText(head).text);
  if (head.includes(0)) return wideEncoding(head) !== undefined && !hasControls(decodeText(head).text);
  return !hasControls(Buffer.from(head).toString('latin1'));
}

/** Whether a byte order mark, or every other byte, says how the bytes are to be read. */
export function isMarked(bytes: Uint8Array): boolean {
  return (markedEncoding(bytes) ?? wideEncoding(bytes)) !== undefined;
}

/** Whether a text is in letters of two bytes. */
export function isWide(bytes: Uint8Array): boolean {
  return /^utf-16/.test(markedEncoding(bytes) ?? wideEncoding(bytes) ?? '');
}

function markedEncoding(bytes: Uint8Array): TextEncoding | undefined {
  return MARKS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1];
}

/** Without a mark: of European text, every other byte is zero. */
function wideEncoding(bytes: Uint8Array): TextEncoding | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = { even: 0, odd: 0 };
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2 === 0 ? 'even' : 'odd'] += 1;
  });
  const places = sample.length / 2;
  const isWide = (high: number, low: number) => high > places * MOSTLY && low < places * HARDLY;
  if (isWide(zeros.odd, zeros.even)) return 'utf-16le';
  return isWide(zeros.even, zeros.odd) ? 'utf-16be' : undefined;
}

function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/g)?.length ?? 0;
  return controls > text.length * MOST_CONTROLS;
}
