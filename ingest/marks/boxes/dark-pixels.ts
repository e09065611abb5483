import type { GreyImage } from '../../pixels/grey-image.ts';

/** Which pixels of a page are dark as print is, and how many in each coarse cell. */
export interface DarkPixels {
  width: number;
  height: number;
  /** Pixels an inch. */
  inch: number;
  /** One for each dark pixel, else zero. */
  data: Uint8Array;
  /** The grey of the paper, and that of the darkest print. */
  paper: number;
  black: number;
}

/** Between the darkest print and the paper, so far up: a thin line of a coarse scan is grey. */
const DARK = 0.6;
/** Fewer pixels than this share are no measure of how dark print is. */
const PRINT = 0.001;
/** A page may be mostly black; its paper is then what is light. */
const LIGHT = 128;

export function toDarkPixels(image: GreyImage, inch: number): DarkPixels {
  const counts = countLevels(image.data);
  const paper = commonestLight(counts);
  const black = darkest(counts, PRINT * image.data.length);
  const limit = black + DARK * Math.max(1, paper - black);
  const levels = Uint8Array.from({ length: 256 }, (_, level) => (level < limit ? 1 : 0));
  return { width: image.width, height: image.height, inch, data: lookUp(image.data, levels), paper, black };
}

/** By index: over the millions of pixels of a page, many times quicker than `map`. */
function lookUp(data: Uint8Array, levels: Uint8Array): Uint8Array {
  const found = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 1) found[at] = levels[data[at] as number] as number;
  return found;
}

function countLevels(data: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (let at = 0; at < data.length; at += 1) {
    const grey = data[at] as number;
    counts[grey] = (counts[grey] as number) + 1;
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
