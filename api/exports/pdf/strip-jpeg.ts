/** JFIF (0) without a thumbnail, the color profile (2), and Adobe's color coding (14). */
const KEPT = new Set([0xe0, 0xe2, 0xee]);
const COMMENT = 0xfe;
const SCAN = 0xda;

/**
 * Returns a JPEG without what programs write beside its pixels: camera data, notes, and small pictures of an
 * earlier state. Undefined if there is nothing to remove, or if the bytes are no JPEG.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  let dropped = false;
  while (bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    if (marker === SCAN || end > bytes.length) break;
    const segment = bytes.subarray(at, end);
    const isAside = (marker >= 0xe0 && marker <= 0xef && !isKept(marker, segment)) || marker === COMMENT;
    if (isAside) dropped = true;
    else parts.push(segment);
    at = end;
  }
  const last = findEnd(bytes);
  if (!dropped && last === bytes.length) return undefined;
  return Buffer.concat([...parts, bytes.subarray(at, last)]);
}

/** JFIF has the width and height of a thumbnail at 14 and 15, counted from the name; `JFXX` is one. */
function isKept(marker: number, segment: Uint8Array): boolean {
  if (!KEPT.has(marker)) return false;
  if (marker !== 0xe0) return true;
  const isJfif = Buffer.from(segment.subarray(4, 8)).toString('latin1') === 'JFIF';
  return isJfif && segment[16] === 0 && segment[17] === 0;
}

/** The offset after the end-of-image marker; the length of all bytes if there is none. */
function findEnd(bytes: Uint8Array): number {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(
    Buffer.from([0xff, 0xd9]),
  );
  return end < 0 ? bytes.length : end + 2;
}
