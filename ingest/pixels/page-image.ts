import type { Rect } from '#contract/values/rect.ts';
import type { PdfPage } from '../sources/pdf/pdf-page.ts';
import type { Paintings, Picture } from '../sources/pdf/pictures/find-pictures.ts';
import { pageSizeOf } from '../sources/pictures/page-size.ts';
import { cropGray, type GrayImage, turnGray } from './gray-image.ts';
import { measureInk } from './measure-ink.ts';
import { measurePrint } from './measure-print.ts';
import { resizeGray } from './resize-gray.ts';

/** A page's pixels, and the part of the displayed page that they show. */
export interface PageImage {
  image: GrayImage;
  area: Rect;
  /** Pixels per inch, across. */
  dpi: number;
  /** `own`: the scan itself; `rendered`: drawn by the PDF library. */
  origin: 'own' | 'rendered';
  /** The page is so large that small print cannot be read in it. */
  isTooCoarse?: boolean;
}

const BEST_DPI = 300;
/**
 * Coarser images are enlarged: of ten page images shrunk to 118 dpi the recognizer found 69 % of the words,
 * and 90 % once they were enlarged again.
 */
const LEAST_DPI = 190;
/**
 * The height of usual print at the best resolution, from the tallest letters' tops to the lowest tails, in
 * pixels.
 */
const PRINT_HEIGHT = 36;
/**
 * A coarse image whose print is as high as at this resolution is read as it is: a slide at 182 dpi had 8.9 %
 * of its letters wrong enlarged, and 8.0 % as it was. A table with smaller print was read better enlarged.
 */
const LEAST_DPI_BY_PRINT = 200;
/** Narrower pages are mostly images of unknown resolution. */
const LEAST_INCHES = 4;
const MOST_ENLARGED = 3;
/** An image finer than the best resolution by more than this factor is worth shrinking. */
const MOST_EXCESS = 1.1;
/** Faxes have pixels that are not square; up to this share the recognizer does not mind. */
const MOST_SQUEEZE = 0.1;
const MOST_PIXELS = 25_000_000;
/** Pages this many times as long as wide are read in parts, so they may have more pixels. */
const LONG = 3;
const MOST_PIXELS_LONG = 40_000_000;
/** At a lower resolution, print of ten points is seven pixels high and cannot be read. */
const LEAST_LEGIBLE_DPI = 75;
/**
 * Higher than the resolution of document scanners: the size of such a page is wrong, as from programs that
 * write inches as points.
 */
const MOST_SCAN_DPI = 1200;
/** Inches: no sheet is smaller than a business card in both directions. */
const LEAST_SHEET = 2.5;
const USUAL_LENGTH = 11;
const POINTS_AN_INCH = 72;

/** In inches. */
interface Sheet {
  across: number;
  down: number;
}

/**
 * Returns a page in gray for the recognizer: about 300 dpi and never more than 25 million pixels, 40 for a
 * strip. `textIsKnown`: the text drawn over a scan comes from the layer, so its pixels may be missing.
 */
export async function getPageImage(
  page: PdfPage,
  paintings: Paintings,
  textIsKnown: boolean,
): Promise<PageImage> {
  const own = textIsKnown || paintings.visibleTextRuns === 0 ? findOwnPicture(page, paintings) : undefined;
  return own ? takeOwnPicture(page, own) : renderPage(page);
}

interface OwnPicture {
  picture: Picture;
  area: Rect;
  /** Clockwise, from the picture as stored to the page as displayed. */
  quarterTurns: number;
}

/**
 * The picture that *is* the page: the only one, covering nearly all of it, rotated by right angles only, with
 * nothing drawn on top. Anything less certain is rendered: an image of only a part would lose text, and one
 * under a redaction box would reveal what the box hides.
 */
export function findOwnPicture(
  page: { width: number; height: number },
  paintings: Paintings,
): OwnPicture | undefined {
  const [picture, second] = paintings.pictures;
  if (!picture || second || picture.objectId === null) return undefined;
  if (picture.isMask || picture.clipped || paintings.hasOptionalContent) return undefined;
  if (paintings.shapesAfterPicture > 0) return undefined;
  const [a, b, c, d] = picture.placing;
  // The picture's own right and down, in displayed points (y grows downward).
  const right = { x: a, y: b };
  const down = { x: -c, y: -d };
  const slack = 0.01 * Math.max(Math.hypot(a, b), Math.hypot(c, d));
  const straight = Math.min(Math.abs(right.x), Math.abs(right.y)) < slack;
  const mirrored = right.x * down.y - right.y * down.x <= 0;
  const square = Math.abs(right.x * down.x + right.y * down.y) < slack * slack;
  if (!straight || mirrored || !square) return undefined;
  const area = areaOf(picture, page);
  if (covering(area) < 0.9) return undefined;
  const quarterTurns = Math.round(Math.atan2(right.y, right.x) / (Math.PI / 2));
  return { picture, area, quarterTurns: (quarterTurns + 4) % 4 };
}

/**
 * Share of the page that its pictures cover, 0..1; a scan is often stored in strips. Overlaps count twice.
 */
export function pictureCoverage(page: { width: number; height: number }, paintings: Paintings): number {
  const covered = paintings.pictures.reduce((sum, picture) => sum + covering(areaOf(picture, page)), 0);
  return Math.min(1, covered);
}

/** The rectangle of a picture, as fractions of the page; it may extend beyond the page. */
export function areaOf(picture: Picture, page: { width: number; height: number }): Rect {
  const [a, b, c, d, e, f] = picture.placing;
  const x = e + Math.min(0, a) + Math.min(0, c);
  const y = f + Math.min(0, b) + Math.min(0, d);
  return {
    x: x / page.width,
    y: y / page.height,
    width: (Math.abs(a) + Math.abs(c)) / page.width,
    height: (Math.abs(b) + Math.abs(d)) / page.height,
  };
}

function covering(area: Rect): number {
  const width = Math.min(1, area.x + area.width) - Math.max(0, area.x);
  const height = Math.min(1, area.y + area.height) - Math.max(0, area.y);
  return Math.max(0, width) * Math.max(0, height);
}

async function takeOwnPicture(page: PdfPage, own: OwnPicture): Promise<PageImage> {
  const sideways = own.quarterTurns % 2 === 1;
  const size = await page.getPictureSize(own.picture);
  const sheet = believeSize(
    {
      across: (own.area.width * page.width) / POINTS_AN_INCH,
      down: (own.area.height * page.height) / POINTS_AN_INCH,
    },
    sideways ? { width: size.height, height: size.width } : size,
  );
  const best = Math.min(page.mostDpi, bestDpi(sheet));
  // On a tiny page the print is measured first.
  const isWhole = sheet.across < LEAST_INCHES && size.width * size.height <= MOST_PIXELS;
  const leastWidth = isWhole ? size.width : Math.round((sideways ? sheet.down : sheet.across) * best);
  const stored = turnGray(await page.getPixels(own.picture, leastWidth), own.quarterTurns);
  const { image: upright, area } = cropToPage(stored, own.area);
  const across = (sheet.across * area.width) / own.area.width;
  const down = (sheet.down * area.height) / own.area.height;
  const dpi = upright.width / across;
  const square = Math.abs(dpi / (upright.height / down) - 1) < MOST_SQUEEZE;
  const { wanted, stated } = chooseResolution(upright, dpi, across, best);
  // Pages that are read in parts are enlarged part by part.
  const isEnlarged = wanted > dpi && across * down * wanted ** 2 > MOST_PIXELS;
  const shown = { area, origin: 'own', isTooCoarse: best < LEAST_LEGIBLE_DPI } as const;
  if (square && isEnlarged) return { ...shown, dpi, image: upright };
  if (square && wanted === dpi) return { ...shown, dpi: stated, image: upright };
  const [width, height] = [across, down].map((inches) => Math.max(1, Math.round(inches * wanted)));
  return { ...shown, dpi: stated, image: await resizeGray(upright, width ?? 1, height ?? 1) };
}

/** The page's stated size, if its picture's pixels are consistent with it. */
function believeSize(said: Sheet, picture: { width: number; height: number }): Sheet {
  if (picture.width / said.across <= MOST_SCAN_DPI) return said;
  const likely = pageSizeOf({ ...picture, dpiAcross: null, dpiDown: null });
  const times = likely.width / POINTS_AN_INCH / said.across;
  return { across: said.across * times, down: said.down * times };
}

/**
 * The part of a picture that its page shows: a scan may be cropped, or shared by two pages that each show
 * half.
 */
function cropToPage(image: GrayImage, area: Rect): { image: GrayImage; area: Rect } {
  const left = Math.max(0, Math.round((-area.x / area.width) * image.width));
  const top = Math.max(0, Math.round((-area.y / area.height) * image.height));
  const right = Math.min(image.width, Math.round(((1 - area.x) / area.width) * image.width));
  const bottom = Math.min(image.height, Math.round(((1 - area.y) / area.height) * image.height));
  const [width, height] = [right - left, bottom - top];
  if (width === image.width && height === image.height) return { image, area };
  const shown = {
    x: area.x + (left / image.width) * area.width,
    y: area.y + (top / image.height) * area.height,
    width: (width / image.width) * area.width,
    height: (height / image.height) * area.height,
  };
  return { image: cropGray(image, { left, top, width, height }), area: shown };
}

/** The resolution that the page's image should have, and the one that the recognizer is given. */
function chooseResolution(
  image: GrayImage,
  dpi: number,
  across: number,
  best: number,
): { wanted: number; stated: number } {
  const isTiny = across < LEAST_INCHES;
  const isCoarse = dpi < Math.min(LEAST_DPI, best);
  if (!isCoarse && !isTiny) {
    const wanted = dpi > best * MOST_EXCESS ? best : dpi;
    return { wanted, stated: wanted };
  }
  const printed = dpiByPrint(image);
  if (printed !== undefined && printed >= LEAST_DPI_BY_PRINT)
    return { wanted: dpi, stated: Math.max(dpi, printed) };
  if (printed === undefined || !isTiny) return { wanted: best, stated: best };
  return { wanted: dpi * Math.min(MOST_ENLARGED, BEST_DPI / printed), stated: BEST_DPI };
}

/** The resolution at which usual print is as high as in this image; undefined if it has hardly any print. */
function dpiByPrint(image: GrayImage): number | undefined {
  const print = measurePrint(measureInk(image));
  return print === undefined ? undefined : (print * image.height * BEST_DPI) / PRINT_HEIGHT;
}

async function renderPage(page: PdfPage): Promise<PageImage> {
  const sheet = { across: page.width / POINTS_AN_INCH, down: page.height / POINTS_AN_INCH };
  // A page without the size of any paper is drawn as if it were as long as a Letter sheet.
  const longest = Math.max(sheet.across, sheet.down);
  const times = longest < LEAST_SHEET ? USUAL_LENGTH / longest : 1;
  const dpi = Math.min(page.mostDpi, bestDpi({ across: sheet.across * times, down: sheet.down * times }));
  const image = await page.render((dpi * times) / POINTS_AN_INCH);
  const area = { x: 0, y: 0, width: 1, height: 1 };
  return { image, area, dpi, origin: 'rendered', isTooCoarse: dpi < LEAST_LEGIBLE_DPI };
}

function bestDpi({ across, down }: Sheet): number {
  const isLong = Math.max(across, down) > LONG * Math.min(across, down);
  const most = isLong ? MOST_PIXELS_LONG : MOST_PIXELS;
  return Math.min(BEST_DPI, Math.sqrt(most / (across * down)));
}

/** The part of a page's image inside a rectangle of the page. */
export function cropPage({ image, area, dpi, origin }: PageImage, part: Rect): PageImage {
  const left = clamp(Math.floor(((part.x - area.x) / area.width) * image.width), 0, image.width - 1);
  const top = clamp(Math.floor(((part.y - area.y) / area.height) * image.height), 0, image.height - 1);
  const width = clamp(Math.ceil((part.width / area.width) * image.width), 1, image.width - left);
  const height = clamp(Math.ceil((part.height / area.height) * image.height), 1, image.height - top);
  return {
    image: cropGray(image, { left, top, width, height }),
    area: {
      x: area.x + (left / image.width) * area.width,
      y: area.y + (top / image.height) * area.height,
      width: (width / image.width) * area.width,
      height: (height / image.height) * area.height,
    },
    dpi,
    origin,
  };
}

/** Scales the image; it shows the same part of the page. */
export async function scalePage(page: PageImage, factor: number): Promise<PageImage> {
  const width = Math.max(1, Math.round(page.image.width * factor));
  const height = Math.max(1, Math.round(page.image.height * factor));
  return { ...page, image: await resizeGray(page.image, width, height), dpi: page.dpi * factor };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
