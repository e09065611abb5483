import type { GrayImage } from '../../pixels/gray-image.ts';

/** Which pixels of a page are as dark as print, and how many of them lie in each coarse cell. */
export interface DarkPixels {
  width: number;
  height: number;
  /** Pixels per inch. */
  inch: number;
  /** 1 for each dark pixel, else 0. */
  data: Uint8Array;
  /** The gray level of the paper, and that of the darkest print. */
  paper: number;
  black: number;
}

/**
 * A pixel is dark below this point between the darkest print (0) and the paper (1): thin lines in a coarse
 * scan come out gray.
 */
const DARK = 0.6;
/** A smaller share of the pixels is too few to measure how dark print is. */
const PRINT = 0.001;
/** Paper is looked for among levels at least this light, because a page may be mostly black. */
const LIGHT = 128;

export function toDarkPixels(image: GrayImage, inch: number): DarkPixels {
  const counts = countLevels(image.data);
  const paper = commonestLight(counts);
  const black = darkest(counts, PRINT * image.data.length);
  const limit = black + DARK * Math.max(1, paper - black);
  const levels = Uint8Array.from({ length: 256 }, (_, level) => (level < limit ? 1 : 0));
  return { width: image.width, height: image.height, inch, data: lookUp(image.data, levels), paper, black };
}

/** Indexes directly: over the millions of pixels of a page this is many times faster than `map`. */
function lookUp(data: Uint8Array, levels: Uint8Array): Uint8Array {
  const found = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 1) found[at] = levels[data[at] as number] as number;
  return found;
}

function countLevels(data: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (let at = 0; at < data.length; at += 1) {
    const gray = data[at] as number;
    counts[gray] = (counts[gray] as number) + 1;
  }
  return counts;
}

function commonestLight(counts: Uint32Array): number {
  let paper = 255;
  for (let level = 255; level >= LIGHT; level -= 1) {
    if ((counts[level] as number) > (counts[paper] as number)) paper = level;
  }
  return paper;
}

function darkest(counts: Uint32Array, enough: number): number {
  let seen = 0;
  for (let level = 0; level < LIGHT; level += 1) {
    seen += counts[level] as number;
    if (seen >= enough) return level;
  }
  return LIGHT;
}
