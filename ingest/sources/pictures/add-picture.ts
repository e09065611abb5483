import { type PdfFile, toNumber } from '../rendition/pdf-file.ts';
import { markFault, type PictureFault } from '../rendition/picture-fault.ts';
import type { EncodedPicture } from './encode-pixels.ts';
import { pageSizeOf } from './page-size.ts';

/** A picture as it is stored, and how it is to be displayed. */
export interface StoredPicture {
  encoded: EncodedPicture;
  /** Pixels as stored, and their resolution along the same sides. */
  width: number;
  height: number;
  dpiAcross: number | null;
  dpiDown: number | null;
  /** 1 to 8, as numbered by EXIF. */
  orientation: number;
  /** What is wrong with it, for readers of the page; null if nothing is known to be. */
  fault: PictureFault | null;
}

/** Adds a page that contains only the picture, turned and mirrored as its orientation requires. */
export async function addPicture(pdf: PdfFile, picture: StoredPicture): Promise<void> {
  const { width, height, dpiAcross, dpiDown, orientation } = picture;
  const size = isOnItsSide(orientation)
    ? pageSizeOf({ width: height, height: width, dpiAcross: dpiDown, dpiDown: dpiAcross })
    : pageSizeOf({ width, height, dpiAcross, dpiDown });
  const image = await pdf.addStream(picture.encoded.entries, picture.encoded.data);
  const placing = placingOf(orientation, size).map(toNumber).join(' ');
  await pdf.addPage({
    ...size,
    resources: `/XObject<</Picture ${image}>>`,
    content: markFault(`q ${placing} cm /Picture Do Q`, picture.fault),
  });
}

export function isOnItsSide(orientation: number): boolean {
  return orientation >= 5;
}

/**
 * Maps the unit square in which PDF draws a picture (its top row at 1, upward) to the page. EXIF names an
 * orientation by where the stored picture's first row and first column are visible.
 */
function placingOf(orientation: number, { width, height }: { width: number; height: number }): number[] {
  switch (orientation) {
    case 2: // top, right: mirrored
      return [-width, 0, 0, height, width, 0];
    case 3: // bottom, right: upside down
      return [-width, 0, 0, -height, width, height];
    case 4: // bottom, left
      return [width, 0, 0, -height, 0, height];
    case 5: // left, top
      return [0, -height, -width, 0, width, height];
    case 6: // right, top: to be turned clockwise
      return [0, -height, width, 0, 0, height];
    case 7: // right, bottom
      return [0, height, width, 0, 0, 0];
    case 8: // left, bottom: to be turned counterclockwise
      return [0, height, -width, 0, width, 0];
    default:
      return [width, 0, 0, height, 0, 0];
  }
}
