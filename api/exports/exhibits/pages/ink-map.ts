/** A page as displayed in gray levels, row by row from the top, 0 black to 255 white. */
export interface GrayImage {
  width: number;
  height: number;
  data: Uint8Array;
}

/**
 * How much darker than the paper a pixel must be to count as ink; smaller differences are noise of scanned
 * paper.
 */
const INK_CONTRAST = 20;

/** A page whose median is darker is not dark paper but blacked out: everything on it counts as ink. */
const DARKEST_PAPER = 150;

/** Tests whether a part of a page is free of ink, in constant time. */
export interface InkMap {
  /** In pixels; the rectangle must lie within the image. */
  isFree(left: number, top: number, width: number, height: number): boolean;
}

/**
 * Ink is whatever differs from the paper, darker or brighter. The paper is the page's median level: white, or
 * the gray of a scan.
 */
export function mapInk(image: GrayImage): InkMap {
  const paper = findPaper(image.data);
  const columns = image.width + 1;
  const sums = new Uint32Array(columns * (image.height + 1));
  for (let y = 0; y < image.height; y += 1) {
    let row = 0;
    for (let x = 0; x < image.width; x += 1) {
      const shade = image.data[y * image.width + x] ?? 0;
      if (Math.abs(shade - paper) > INK_CONTRAST) row += 1;
      sums[(y + 1) * columns + x + 1] = (sums[y * columns + x + 1] ?? 0) + row;
    }
  }
  const sum = (x: number, y: number) => sums[y * columns + x] ?? 0;
  return {
    isFree: (left, top, width, height) =>
      sum(left + width, top + height) - sum(left, top + height) - sum(left + width, top) + sum(left, top) ===
      0,
  };
}

function findPaper(data: Uint8Array): number {
  const histogram = new Uint32Array(256);
  for (let at = 0; at < data.length; at += 1) {
    const shade = data[at] ?? 0;
    histogram[shade] = (histogram[shade] ?? 0) + 1;
  }
  let seen = 0;
  for (let shade = 0; shade < 256; shade += 1) {
    seen += histogram[shade] ?? 0;
    if (seen >= data.length / 2) return shade < DARKEST_PAPER ? 255 : shade;
  }
  return 255;
}
