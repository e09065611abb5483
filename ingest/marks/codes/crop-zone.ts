import type { BoxStyle } from '#contract/pages/marks.ts';
import { type Rect, turnRect } from '#contract/values/rect.ts';
import { reverseTurn, type Turn } from '#contract/values/turn.ts';
import { type GrayImage, turnGray } from '../../pixels/gray-image.ts';
import { cropPage, type PageImage, scalePage } from '../../pixels/page-image.ts';
import type { CodeRun } from './code-run.ts';
import { findLabel, type Label } from './find-label.ts';

/** A part of a page to be read a second time. */
export interface Zone {
  /** On the upright page. */
  rect: Rect;
  /** What the zone is filled with: black is inverted, and the dots of a gray screen are removed. */
  style: BoxStyle | 'paper';
  /** Words that are already known and are not shown to the recognizer again. */
  known: Rect[];
  /** The codes that were read there first, if any. */
  before: CodeRun | undefined;
}

/** How far inside a box's edge its outline may reach, in inches. */
const OUTLINE = 0.01;
/** Letters are scaled to this height in pixels, that of usual print at a good resolution. */
const LETTER = 36;
/** The resolution at which usual letters have that height. */
const USUAL_DPI = 300;
/** Letters are scaled down only from this height on, in pixels. */
const LARGE_LETTER = 60;
const MOST_ENLARGED = 3;
/** White around the print, which the recognizer needs, in inches. */
const PADDING = 0.06;
/** A zone is not enlarged beyond this number of pixels. */
const MOST_PIXELS = 1_000_000;

/**
 * Crops what is printed in a zone: black on white, upright, enlarged where it is small; `area` is on the
 * upright page. Undefined if nothing is printed there, or too much to be a code.
 */
export async function cropZone(zone: Zone, page: PageImage, turned: Turn): Promise<PageImage | undefined> {
  const part = cropPage(page, turnRect(inset(zone, page, turned), reverseTurn(turned)));
  const upright = {
    ...part,
    image: turnGray(part.image, turned / 90),
    area: turnRect(part.area, turned),
  };
  const known = zone.known.map((rect) => toPixels(rect, upright));
  const label = findLabel(upright.image, zone.style, known, page.dpi);
  if (!label) return undefined;
  const { letterHeight } = label;
  const factor = letterHeight > LARGE_LETTER ? LETTER / letterHeight : Math.max(1, LETTER / letterHeight);
  const padded = pad(cut(label, upright), Math.round(PADDING * page.dpi));
  const most = Math.min(MOST_ENLARGED, Math.sqrt(MOST_PIXELS / padded.image.data.length));
  return { ...(await scalePage(padded, Math.min(most, factor))), dpi: USUAL_DPI };
}

function inset({ rect, style }: Zone, { image, area, dpi }: PageImage, turned: Turn): Rect {
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

function toPixels(rect: Rect, { image, area }: PageImage): Rect {
  return {
    x: ((rect.x - area.x) / area.width) * image.width,
    y: ((rect.y - area.y) / area.height) * image.height,
    width: (rect.width / area.width) * image.width,
    height: (rect.height / area.height) * image.height,
  };
}

function cut({ image, left, top }: Label, { area, image: whole, dpi, origin }: PageImage): PageImage {
  return {
    image,
    area: {
      x: area.x + (left / whole.width) * area.width,
      y: area.y + (top / whole.height) * area.height,
      width: (image.width / whole.width) * area.width,
      height: (image.height / whole.height) * area.height,
    },
    dpi,
    origin,
  };
}

/** Adds white on all sides. */
function pad(page: PageImage, by: number): PageImage {
  const { image, area } = page;
  const across = (by * area.width) / image.width;
  const down = (by * area.height) / image.height;
  return {
    ...page,
    image: padImage(image, by),
    area: {
      x: area.x - across,
      y: area.y - down,
      width: area.width + 2 * across,
      height: area.height + 2 * down,
    },
  };
}

function padImage(image: GrayImage, by: number): GrayImage {
  const width = image.width + 2 * by;
  const height = image.height + 2 * by;
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < image.height; y += 1) {
    const row = image.data.subarray(y * image.width, (y + 1) * image.width);
    data.set(row, (y + by) * width + by);
  }
  return { width, height, data };
}
