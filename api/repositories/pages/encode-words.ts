import type { Rect } from '#contract/values/rect.ts';
import type { Word } from '#ingest';

/**
 * Words are stored in 15 bytes each, little-endian, beside the page's text that contains their letters: start
 * (u32, UTF-16 units), length (u16), x, y, width, height (u16, 65,535ths of the page as displayed),
 * confidence (u8, 0..100). A word's box is so accurate to a hundredth of a point on a Letter page.
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
  return openWords(bytes, text).map(({ text: letters, start, rect, confidence }) => ({
    text: letters,
    start,
    rect,
    confidence,
  }));
}

/** The same for callers that use the boxes of a few words only: each is created on first use. */
export function openWords(bytes: Uint8Array, text: string): Word[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words: Word[] = [];
  for (let at = 0; at < bytes.byteLength; at += BYTES_PER_WORD) words.push(new StoredWord(view, at, text));
  return words;
}

class StoredWord implements Word {
  readonly text: string;
  readonly start: number;
  readonly #view: DataView;
  readonly #at: number;

  constructor(view: DataView, at: number, text: string) {
    this.#view = view;
    this.#at = at;
    this.start = view.getUint32(at, true);
    this.text = text.slice(this.start, this.start + view.getUint16(at + 4, true));
  }

  get rect(): Rect {
    return {
      x: this.#view.getUint16(this.#at + 6, true) / WHOLE,
      y: this.#view.getUint16(this.#at + 8, true) / WHOLE,
      width: this.#view.getUint16(this.#at + 10, true) / WHOLE,
      height: this.#view.getUint16(this.#at + 12, true) / WHOLE,
    };
  }

  get confidence(): number {
    return this.#view.getUint8(this.#at + 14);
  }
}

function toShare(fraction: number): number {
  return Math.round(Math.min(1, Math.max(0, fraction)) * WHOLE);
}
