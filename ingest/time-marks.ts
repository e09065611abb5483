import { NOTHING_HIDDEN } from './marks/hidden/find-hidden.ts';
import { readMarks } from './marks/read-marks.ts';
import { getPageImage } from './pixels/page-image.ts';
import { openPdf } from './sources/pdf/open-pdf.ts';
import { lookAt, readPixels } from './text/recognition/read-pixels.ts';
import type { Recognizer } from './text/recognition/recognizer.ts';

/** Milliseconds for recognizing a scanned page, and then for reading its marks. */
export interface MarkTime {
  recognition: number;
  marks: number;
}

/** Reads a page by OCR in this process, for benchmarks. */
export async function timeMarks(path: string, pageIndex: number, recognizer: Recognizer): Promise<MarkTime> {
  const document = await openPdf(path);
  try {
    const page = await document.getPage(pageIndex);
    const look = lookAt(await getPageImage(page, await page.getPaintings(), false));
    const begun = performance.now();
    const { lines, turned } = await readPixels(look, recognizer);
    const read = performance.now();
    await readMarks({
      lines,
      hidden: NOTHING_HIDDEN,
      fields: [],
      image: look.image,
      pictures: [look.image.area],
      aspect: page.width / page.height,
      turned,
      recognizer,
    });
    return { recognition: read - begun, marks: performance.now() - read };
  } finally {
    await document.close();
  }
}
