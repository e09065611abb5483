/**
 * Determines how large a picture is on paper: pictures from cameras and screens state no size, or a wrong
 * one.
 */

export interface PictureSize {
  /** Pixels, as displayed. */
  width: number;
  height: number;
  /** Pixels per inch, as displayed; null if the picture does not state it. */
  dpiAcross: number | null;
  dpiDown: number | null;
}

const POINTS_AN_INCH = 72;
/** US Letter, in inches: the assumed size of a picture that does not state one. */
const USUAL = { short: 8.5, long: 11 };
/** How many times as long as wide a strip is; no sheet of paper is. */
const LONG = 3;
/** Resolutions outside this range are errors: fax machines start at 98, drum scanners end at about 4,000. */
const LEAST_DPI = 30;
const MOST_DPI = 4800;
/**
 * 72 and 96 are written by programs that do not know the resolution: they are trusted only if the page has
 * the size of a sheet of paper.
 */
const DOUBTED_DPI = 100;
const LARGEST_HELD = 22;
/** In inches; not every PDF reader can show a larger page (ISO 32000-1, annex C). */
const LARGEST = 200;
const SMALLEST_POINTS = 3;

/** The page of a picture, in points. */
export function pageSizeOf(picture: PictureSize): { width: number; height: number } {
  const { across, down } = stated(picture) ?? guessed(picture);
  const points = (pixels: number, dpi: number) => Math.max(SMALLEST_POINTS, (pixels / dpi) * POINTS_AN_INCH);
  return { width: points(picture.width, across), height: points(picture.height, down) };
}

/** Undefined if no size is stated, or an implausible one. */
function stated(picture: PictureSize): { across: number; down: number } | undefined {
  const across = picture.dpiAcross ?? picture.dpiDown;
  const down = picture.dpiDown ?? picture.dpiAcross;
  if (across === null || down === null) return undefined;
  const sane = (dpi: number) => dpi >= LEAST_DPI && dpi <= MOST_DPI;
  // A fax has twice as many dots across as down, and no picture more than four times.
  if (!sane(across) || !sane(down) || Math.max(across / down, down / across) > 4) return undefined;
  const inches = Math.max(picture.width / across, picture.height / down);
  const doubted = across < DOUBTED_DPI && down < DOUBTED_DPI;
  return inches > (doubted ? LARGEST_HELD : LARGEST) ? undefined : { across, down };
}

/**
 * As if it filled a Letter sheet; small ones at screen size, because enlarging them gains nothing. A long
 * one, such as a screenshot of a whole conversation, is as wide as the sheet and extends below it.
 */
function guessed({ width, height }: PictureSize): { across: number; down: number } {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const most = long > LONG * short ? LARGEST : USUAL.long;
  const filling = Math.max(short / USUAL.short, long / most, POINTS_AN_INCH);
  return { across: filling, down: filling };
}
