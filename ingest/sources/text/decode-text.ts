/** Text of any of the encodings that productions come in: UTF-8, UTF-16, and the old Windows one. */

const MARKS: [mark: number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** Of bytes in text that is not UTF-16: tabs, line ends and form feeds are no strangers. */
const MOST_CONTROLS = 0.01;

/** Judges by the beginning of a file: no zeros but UTF-16's, and hardly a control character. */
export function looksLikeText(head: Uint8Array): boolean {
  if (markedEncoding(head)) return !hasControls(decodeText(head));
  if (head.includes(0)) return isUtf16(head) !== undefined && !hasControls(decodeText(head));
  return !hasControls(Buffer.from(head).toString('latin1'));
}

/** What is no UTF-8 is taken for the old Windows encoding, in which every byte is a character. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = markedEncoding(bytes) ?? isUtf16(bytes);
  if (encoding) return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  return MARKS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1];
}

/** Without a mark: of European text, every other byte is zero. */
function isUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4096 - (bytes.length % 2));
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const most = sample.length * 0.3;
  if (odd > most && even < sample.length * 0.01) return 'utf-16le';
  return even > most && odd < sample.length * 0.01 ? 'utf-16be' : undefined;
}

function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/g)?.length ?? 0;
  return controls > text.length * MOST_CONTROLS;
}
