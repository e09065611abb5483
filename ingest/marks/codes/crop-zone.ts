import { type Rect, turnRect } from '#contract/geometry.ts';
import type { BoxStyle } from '#contract/marks.ts';
import type { PageTurn } from '#contract/page.ts';
import { binarise } from '../../pixels/binarise.ts';
import { type GreyImage, isBlackAndWhite, turnGrey } from '../../pixels/grey-image.ts';
import { cropPage, type PageImage, scalePage } from '../../pixels/page-image.ts';
import { removeBlobs } from '../../pixels/remove-blobs.ts';

/** A part of a page to be read once more. */
export interface Zone {
  /** On the page as it stands upright. */
  rect: Rect;
  /** What the zone is filled with: black is inverted, and the dots of a grey screen are taken out. */
  style: BoxStyle | 'paper';
}

/** Inches inside a box's edge that its outline may take. */
const OUTLINE = 0.02;
/** Inches. Smaller dots are those of a screen; a stroke of the smallest label is longer. */
const DOT = 0.021;
/** Inches of the least print that is read: what is smaller is dust. */
const LEAST_MARK = 0.03;
/** Labels lower than this, in inches, are enlarged to about this height. */
const LABEL = 0.14;
const MOST_ENLARGED = 2.5;
/** White around print, which the recognizer needs, in inches. */
const PADDING = 0.05;
/** Larger pieces are no labels, and would cost as much as a page. */
const MOST_PIXELS = 1_200_000;

/**
 * What is printed in a zone, black on white, upright, enlarged where it is small; its area is on the upright
 * page. Undefined where there is nothing in it, or too much to be a code.
 */
export async function cropZone(
  zone: Zone,
  page: PageImage,
  turned: PageTurn,
): Promise<PageImage | undefined> {
  const back = turned === 90 ? 270 : turned === 270 ? 90 : turned;
  const part = cropPage(page, turnRect(inset(zone, page, turned), back));
  const upright = {
    ...part,
    image: turnGrey(part.image, turned / 90),
    area: turnRect(part.area, turned),
  };
  if (upright.image.data.length > 4 * MOST_PIXELS) return undefined;
  const clean = { ...upright, image: cleanZone(upright.image, zone.style, page.dpi) };
  const print = findPrint(clean.image, page.dpi);
  if (!print) return undefined;
  const label = pad(cropPage(clean, toPage(print, clean)), Math.round(PADDING * page.dpi));
  if (label.image.data.length > MOST_PIXELS) return undefined;
  const high = print.height / page.dpi;
  return scalePage(label, Math.min(MOST_ENLARGED, Math.max(1, LABEL / high)));
}

function inset({ rect, style }: Zone, { image, area, dpi }: PageImage, turned: PageTurn): Rect {
  if (style === 'paper') return rect;
  const across = (OUTLINE * dpi * area.width) / image.width;
  const down = (OUTLINE * dpi * area.height) / image.height;
  const [x, y] = turned % 180 === 0 ? [across, down] : [down, across];
  return {
    x: rect.x + Math.min(x, rect.width / 3),
    y: rect.y + Math.min(y, rect.height / 3),
    width: Math.max(rect.width / 3, rect.width - 2 * x),
    height: Math.max(rect.height / 3, rect.height - 2 * y),
  };
}

function cleanZone(image: GreyImage, style: Zone['style'], dpi: number): GreyImage {
  const shown = style === 'black' ? { ...image, data: image.data.map((grey) => 255 - grey) } : image;
  const black = isBlackAndWhite(shown.data) ? shown : binarise(shown, dpi);
  return removeBlobs(black, Math.max(2, Math.round((style === 'grey' ? DOT : DOT / 2) * dpi)));
}

/** Where ink lies, in pixels; undefined where there is next to none. */
function findPrint(
  { width, height, data }: GreyImage,
  dpi: number,
): { x: number; y: number; width: number; height: number } | undefined {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (data[y * width + x] !== 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  const print = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  return print.width >= LEAST_MARK * dpi && print.height >= LEAST_MARK * dpi ? print : undefined;
}

function toPage(box: Rect, { image, area }: PageImage): Rect {
  return {
    x: area.x + (box.x / image.width) * area.width,
    y: area.y + (box.y / image.height) * area.height,
    width: (box.width / image.width) * area.width,
    height: (box.height / image.height) * area.height,
  };
}

/** White all round. */
function pad(page: PageImage, by: number): PageImage {
  const { image, area } = page;
  const width = image.width + 2 * by;
  const height = image.height + 2 * by;
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < image.height; y += 1)
    data.set(image.data.subarray(y * image.width, (y + 1) * image.width), (y + by) * width + by);
  const across = (by * area.width) / image.width;
  const down = (by * area.height) / image.height;
  return {
    ...page,
    image: { width, height, data },
    area: {
      x: area.x - across,
      y: area.y - down,
      width: area.width + 2 * across,
      height: area.height + 2 * down,
    },
  };
}
