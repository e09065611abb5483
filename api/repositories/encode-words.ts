import type { Word } from '#ingest';

/**
 * Words are stored in 15 bytes each, little-endian, beside the page's text that holds their letters:
 * start (u32, UTF-16 units), length (u16), x, y, width, height (u16, 65,535ths of the page as displayed),
 * confidence (u8, 0..100). A word's box is so kept to a hundredth of a point on a Letter page.
 */
const BYTES_PER_WORD = 15;
const WHOLE = 65_535;

export function encodeWords(words: readonly Word[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * BYTES_PER_WORD));
  words.forEach((word, index) => {
    const at = index * BYTES_PER_WORD;
    view.setUint32(at, word.start, true);
    view.setUint16(at + 4, word.text.length, true);
    view.setUint16(at + 6, toShare(word.rect.x), true);
    view.setUint16(at + 8, toShare(word.rect.y), true);
    view.setUint16(at + 10, toShare(word.rect.width), true);
    view.setUint16(at + 12, toShare(word.rect.height), true);
    view.setUint8(at + 14, Math.round(word.confidence));
  });
  return new Uint8Array(view.buffer);
}

export function decodeWords(bytes: Uint8Array, text: string): Word[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / BYTES_PER_WORD }, (_, index) => {
    const at = index * BYTES_PER_WORD;
    const start = view.getUint32(at, true);
    return {
      text: text.slice(start, start + view.getUint16(at + 4, true)),
      start,
      rect: {
        x: view.getUint16(at + 6, true) / WHOLE,
        y: view.getUint16(at + 8, true) / WHOLE,
        width: view.getUint16(at + 10, true) / WHOLE,
        height: view.getUint16(at + 12, true) / WHOLE,
      },
      confidence: view.getUint8(at + 14),
    };
  });
}

function toShare(fraction: number): number {
  return Math.round(Math.min(1, Math.max(0, fraction)) * WHOLE);
}
