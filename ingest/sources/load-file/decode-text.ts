export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** So many bytes show what wide characters a file without a mark is written in. */
const SAMPLE = 4096;
/** Share of zero bytes at odd places from which a text is taken for UTF-16LE; English has nearly all. */
const MOSTLY = 0.4;

/**
 * Decodes a text of unknown origin: by its byte order mark, else as UTF-16LE where that is obvious,
 * else as UTF-8 where it is valid, else as Windows-1252, in which every byte means something.
 */
export function decodeText(
  bytes: Uint8Array,
  /** The bytes are the beginning of a file, and may end within a letter. */
  { isHead = false } = {},
): { text: string; encoding: TextEncoding } {
  const encoding = markedEncoding(bytes) ?? (looksWide(bytes) ? 'utf-16le' : undefined);
  if (encoding) return { text: new TextDecoder(encoding).decode(bytes), encoding };
  try {
    const utf8 = new TextDecoder('utf-8', { fatal: true });
    return { text: utf8.decode(bytes, { stream: isHead }), encoding: 'utf-8' };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

function markedEncoding(bytes: Uint8Array): TextEncoding | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function looksWide(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  });
  return odd > (sample.length / 2) * MOSTLY && even * 10 < odd;
}
