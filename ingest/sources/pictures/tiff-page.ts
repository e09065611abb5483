import type { Directory, TiffFile } from './tiff-file.ts';

/** What a TIFF states about one of its pictures. */
export interface TiffPage {
  /** The offset of its directory in the file, and that of the link to the next one. */
  at: number;
  linkAt: number;
  /** Pixels, as stored. */
  width: number;
  height: number;
  dpiAcross: number | null;
  dpiDown: number | null;
  /** 1 to 8, as numbered by EXIF: how to turn and mirror the stored picture. */
  orientation: number;
  /** A smaller copy of another picture, or its mask. */
  isExtra: boolean;
  /** Where its pixels begin. */
  pixelsAt: number;
  /** The missing value for black and white, if the directory lacks it. */
  photometric: number | undefined;
  /** A complete JPEG in the file, as in TIFF 6.0 before pixels were compressed in strips. */
  jpeg: { at: number; bytes: number } | undefined;
  /** Number of pages of the whole file, as stated by the page; 0 if it is not. */
  pagesOfFile: number;
}

/** Tags of TIFF 6.0. */
const TAG = {
  subfile: 254,
  oldSubfile: 255,
  width: 256,
  height: 257,
  compression: 259,
  photometric: 262,
  strips: 273,
  orientation: 274,
  samples: 277,
  dpiAcross: 282,
  dpiDown: 283,
  unit: 296,
  pageNumber: 297,
  tiles: 324,
  jpeg: 513,
  jpegBytes: 514,
};
export const PHOTOMETRIC = TAG.photometric;
/** Where a picture's pixels may be. */
const PIXELS = [TAG.strips, TAG.tiles, TAG.jpeg];

/** Bits for the kind of subfile: a smaller copy, a mask. The old tag has a number for the copy. */
const SMALLER = 1;
const MASK = 4;
const OLD_SMALLER = 2;

const FAX = [2, 3, 4];
const OLD_JPEG = 6;
const JPEG = 7;
const WHITE_IS_ZERO = 0;
const BLACK_IS_ZERO = 1;
const RGB = 2;
const INKS = 5;
const YCBCR = 6;

/** Units of resolution: 1 gives the shape of a pixel, but not its size. */
const NO_UNIT = 1;
const INCH = 2;
const CENTIMETER = 3;
const CM_AN_INCH = 2.54;

/** Undefined if a directory does not describe a picture. */
export async function readTiffPage(file: TiffFile, directory: Directory): Promise<TiffPage | undefined> {
  const get = async (tag: number) => (await file.readValues(directory, tag))[0] ?? 0;
  const [width, height] = [await get(TAG.width), await get(TAG.height)];
  const pixels = PIXELS.find((tag) => directory.entries.has(tag));
  if (width === 0 || height === 0 || pixels === undefined) return undefined;
  const unit = (await get(TAG.unit)) || INCH;
  const toDpi = (resolution: number) => {
    if (!Number.isFinite(resolution) || resolution === 0 || unit === NO_UNIT) return null;
    return unit === CENTIMETER ? resolution * CM_AN_INCH : resolution;
  };
  const orientation = await get(TAG.orientation);
  const subfile = await get(TAG.subfile);
  const compression = await get(TAG.compression);
  const [, pagesOfFile = 0] = await file.readValues(directory, TAG.pageNumber);
  return {
    at: directory.at,
    linkAt: directory.linkAt,
    width,
    height,
    dpiAcross: toDpi(await get(TAG.dpiAcross)),
    dpiDown: toDpi(await get(TAG.dpiDown)),
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    isExtra: (subfile & (SMALLER | MASK)) !== 0 || (await get(TAG.oldSubfile)) === OLD_SMALLER,
    pixelsAt: await get(pixels),
    photometric: directory.entries.has(TAG.photometric)
      ? undefined
      : guessPhotometric(compression, (await get(TAG.samples)) || 1),
    jpeg:
      compression === OLD_JPEG && directory.entries.has(TAG.jpeg)
        ? { at: await get(TAG.jpeg), bytes: await get(TAG.jpegBytes) }
        : undefined,
    pagesOfFile,
  };
}

/** What programs that leave it out assume: a fax is black on white, three samples are red, green and blue. */
function guessPhotometric(compression: number, samples: number): number {
  if (FAX.includes(compression)) return WHITE_IS_ZERO;
  if (samples < 3) return BLACK_IS_ZERO;
  if (samples === 4) return INKS;
  return compression === JPEG || compression === OLD_JPEG ? YCBCR : RGB;
}
