import type { Rect } from '#contract/values/rect.ts';
import { getPageImage } from './pixels/page-image.ts';
import { toTiff } from './pixels/to-tiff.ts';
import { openPdf } from './sources/pdf/open-pdf.ts';

/** A page's pixels as passed to the recognizer. */
export interface DrawnPage {
  /** A TIFF file. */
  image: Uint8Array;
  dpi: number;
  /** The part of the page as displayed that they show. */
  area: Rect;
}

/**
 * Draws a page of a PDF as the recognizer sees it, so that other programs can be compared on the same pixels.
 */
export async function drawPage(path: string, pageIndex: number): Promise<DrawnPage> {
  const document = await openPdf(path);
  try {
    const page = await document.getPage(pageIndex);
    const { image, dpi, area } = await getPageImage(page, await page.getPaintings(), false);
    return { image: toTiff(image), dpi, area };
  } finally {
    await document.close();
  }
}
