import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Seven bits of a number per byte; the eighth means that more follow. */
const BITS = 0x7f;
const MORE = 0x80;

/** Page keys as stored. */
export interface EncodedSet {
  /** Number of keys. */
  pages: number;
  encoded: Uint8Array;
}

export function encodeSet(keys: readonly number[]): EncodedSet {
  return { pages: keys.length, encoded: encodeKeys(keys) };
}

/**
 * Encodes a set of page keys compactly: in order, each as its distance from the one before, compressed. Ten
 * thousand neighboring pages take some fifty bytes, a tenth of a million pages at random 60 KB.
 */
export function encodeKeys(keys: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  let last = 0;
  for (const key of Float64Array.from(keys).sort()) {
    let distance = key - last;
    last = key;
    while (distance > BITS) {
      bytes.push((distance & BITS) | MORE);
      distance = Math.floor(distance / (BITS + 1));
    }
    bytes.push(distance);
  }
  return deflateRawSync(Uint8Array.from(bytes));
}

/** Smallest first. */
export function decodeKeys(encoded: Uint8Array): number[] {
  const keys: number[] = [];
  let last = 0;
  let distance = 0;
  let weight = 1;
  for (const byte of inflateRawSync(encoded)) {
    distance += (byte & BITS) * weight;
    weight *= BITS + 1;
    if (byte & MORE) continue;
    last += distance;
    keys.push(last);
    distance = 0;
    weight = 1;
  }
  return keys;
}
