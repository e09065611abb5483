import { cropGray, type GrayImage, turnGray } from './gray-image.ts';

/**
 * A part of an image that is too long to be read in one recognition; all lengths in pixels along the image.
 */
export interface Tile {
  image: GrayImage;
  left: number;
  top: number;
  /** The part that is read here and not in neighboring tiles; the tile shows some more around it. */
  core: { left: number; top: number; right: number; bottom: number };
}

/** Sides up to this are read in one recognition: a sheet of 11 by 17 inches at 300 dpi has 5,100. */
const MOST_SIDE = 6500;
/**
 * Shorter limit for strips, which are this many times as long as wide; a tabloid sheet at 300 dpi is not a
 * strip.
 */
const STRIP = { times: 3, side: 4000 };
/** About a Letter sheet, in inches and at 300 dpi: the recognizer's time and errors grow with the size. */
const USUAL_INCHES = 11;
const USUAL_SIDE = 3300;
/** A tile may be longer or shorter by this share, so that it ends where nothing is printed. */
const LEEWAY = 0.15;
/** Neighboring pixels differ by more than this, of 255, at the edge of a letter. */
const EDGE = 24;
/**
 * If there is print on both sides of a cut, a tile also shows this much of its neighbor, in inches: more than
 * the height of a line, and than the width of a word.
 */
const OVERLAP = { down: 0.5, across: 2 };

/** Whether an image is so long that it is read in tiles. */
export function isLong({ width, height }: GrayImage): boolean {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  return long > MOST_SIDE || (long > STRIP.side && long > STRIP.times * short);
}

/** The tiles of an image, from the top and then from the left. */
export function cutTiles(image: GrayImage, dpi: number): Tile[] {
  const side = Math.min(USUAL_SIDE, Math.ceil(USUAL_INCHES * dpi));
  const rows = cutRows(image, side, OVERLAP.down * dpi);
  const columns = cutRows(turnGray(image, 1), side, OVERLAP.across * dpi);
  return rows.flatMap((down) =>
    columns.map((across) => ({
      image: cropGray(image, {
        left: across.from,
        top: down.from,
        width: across.to - across.from,
        height: down.to - down.from,
      }),
      left: across.from,
      top: down.from,
      core: { left: across.start, right: across.end, top: down.start, bottom: down.end },
    })),
  );
}

/** A part of a side: what is shown, and within it what is read. */
interface Span {
  from: number;
  to: number;
  start: number;
  end: number;
}

function cutRows(image: GrayImage, side: number, overlap: number): Span[] {
  const { height } = image;
  // An image that is only slightly longer than a tile is read as one.
  const count = Math.max(1, Math.round(height / side));
  const edges = countEdges(image);
  const leeway = Math.round((LEEWAY * height) / count);
  const cuts = Array.from({ length: count - 1 }, (_, index) =>
    findGap(edges, Math.round(((index + 1) * height) / count), leeway),
  );
  const shownBeyond = (cut: number) => (edges[cut] === 0 ? 0 : Math.round(overlap));
  return [0, ...cuts].map((start, index) => {
    const end = cuts[index] ?? height;
    return {
      start,
      end,
      from: Math.max(0, start - shownBeyond(start)),
      to: Math.min(height, end + shownBeyond(end)),
    };
  });
}

/** The number of changes between light and dark in each row. */
function countEdges({ width, height, data }: GrayImage): Uint32Array {
  const edges = new Uint32Array(height);
  for (let y = 0, at = 0; y < height; y += 1) {
    let count = 0;
    let before = data[at] as number;
    for (const end = at + width; at < end; at += 1) {
      const gray = data[at] as number;
      if (Math.abs(gray - before) > EDGE) count += 1;
      before = gray;
    }
    edges[y] = count;
  }
  return edges;
}

/** The middle of the longest run of rows with the fewest edges, near the given row. */
function findGap(edges: Uint32Array, near: number, leeway: number): number {
  const window = edges.subarray(near - leeway, near + leeway);
  const least = window.reduce((least, count) => Math.min(least, count), Number.POSITIVE_INFINITY);
  let best = { from: 0, length: 0 };
  for (let from = 0; from < window.length; from += 1) {
    let length = 0;
    while (window[from + length] === least) length += 1;
    if (length > best.length) best = { from, length };
    from += length;
  }
  return near - leeway + best.from + Math.floor(best.length / 2);
}
