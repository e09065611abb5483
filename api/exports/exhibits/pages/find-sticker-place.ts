import { type GrayImage, mapInk } from './ink-map.ts';

/** A position on the page as displayed: its bottom left corner in points from the page's bottom left. */
export interface Place {
  x: number;
  y: number;
}

/** Points kept free around the sticker. */
const CLEARANCE = 5;
/** Points between the sticker and the page's edge, so that a printer does not cut it. */
const EDGE = 14;
/** Points at the top, where the court stamps its own header when the exhibit is filed. */
const COURT_HEADER = 34;
/** The distance from the edge within which a position is in the margin, in points. */
const MARGIN = 60;
const STEP = 4;

/**
 * A position free of ink for a sticker of `width` × `height` points, or null if the margins have none. Tried
 * in this order: along the bottom from right to left, along the top from right to left, up the right side, up
 * the left side; nearest to the edge first.
 *
 * @param image the page as displayed, at `scale` pixels per point
 */
export function findStickerPlace(
  image: GrayImage,
  scale: number,
  width: number,
  height: number,
): Place | null {
  const ink = mapInk(image);
  const page = { width: image.width / scale, height: image.height / scale };
  for (const place of candidates(page, width, height)) {
    const left = Math.floor((place.x - CLEARANCE) * scale);
    const top = Math.floor((page.height - place.y - height - CLEARANCE) * scale);
    const across = Math.ceil((width + 2 * CLEARANCE) * scale);
    const down = Math.ceil((height + 2 * CLEARANCE) * scale);
    const within = left >= 0 && top >= 0 && left + across <= image.width && top + down <= image.height;
    if (within && ink.isFree(left, top, across, down)) return place;
  }
  return null;
}

function* candidates(
  page: { width: number; height: number },
  width: number,
  height: number,
): Generator<Place> {
  const right = page.width - EDGE - width;
  const top = page.height - COURT_HEADER - height;
  for (const start of [EDGE, -top]) {
    for (let depth = 0; depth <= MARGIN; depth += STEP) {
      for (let x = right; x >= EDGE; x -= STEP) yield { x, y: Math.abs(start + depth) };
    }
  }
  for (const side of [right, EDGE]) {
    for (let y = EDGE; y <= top; y += STEP) yield { x: side, y };
  }
}
