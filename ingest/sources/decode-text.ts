/** Decodes text in any of the encodings found in productions: UTF-8, UTF-16, and Windows-1252. */

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const MARKS: [mark: number[], encoding: TextEncoding][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** This many bytes show the encoding of a file with wide characters and no byte order mark. */
const SAMPLE = 4096;
/** Share of zero bytes at every other position from which a text counts as UTF-16; English has nearly all. */
const MOSTLY = 0.4;
const HARDLY = 0.02;
/** Largest share of control characters in text, not counting tabs, line ends and form feeds. */
const MOST_CONTROLS = 0.01;

/**
 * Decodes a text of unknown origin: by its byte order mark, else as UTF-16 if that is obvious, else as UTF-8
 * if it is valid, else as Windows-1252, in which every byte is a character.
 */
export function decodeText(
  bytes: Uint8Array,
  /** The bytes are the beginning of a file, and may end within a character. */
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

/** Judges by the beginning of a file: no zeros except UTF-16's, and hardly any control characters. */
export function looksLikeText(head: Uint8Array): boolean {
  if (markedEncoding(head)) return !hasControls(decodeText(head).text);
  if (head.includes(0)) return wideEncoding(head) !== undefined && !hasControls(decodeText(head).text);
  return !hasControls(Buffer.from(head).toString('latin1'));
}

/** Whether a byte order mark, or every other byte, shows how the bytes must be read. */
export function isMarked(bytes: Uint8Array): boolean {
  return (markedEncoding(bytes) ?? wideEncoding(bytes)) !== undefined;
}

/** Whether a text is encoded in two bytes per character. */
export function isWide(bytes: Uint8Array): boolean {
  return /^utf-16/.test(markedEncoding(bytes) ?? wideEncoding(bytes) ?? '');
}

function markedEncoding(bytes: Uint8Array): TextEncoding | undefined {
  return MARKS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1];
}

/** Without a byte order mark: every other byte of European text is zero. */
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
