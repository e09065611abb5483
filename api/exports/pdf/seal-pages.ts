import { encodePicture } from '../exhibits/pages/encode-picture.ts';
import { CannotCopy } from './decode-content.ts';
import { openPdf, type PdfReader } from './pdf-reader.ts';
import { createPdf, type PdfWriter } from './pdf-writer.ts';
import { openForTaking, type TakableDocument, takePage } from './take-page.ts';

/** 200 dpi of a tabloid page, for pages that cannot be copied. */
const SCALE = 200 / 72;
const MOST_PIXELS = 10_000_000;

/**
 * A copy of a PDF in which some of its pages are empty, at the same places. It is written anew from what each of the
 * other pages shows, so that nothing of an empty page is left in it: no image, text, bookmark or attachment.
 *
 * @throws Error if the file cannot be read at all
 */
export async function sealPages(bytes: Uint8Array, hidden: ReadonlySet<number>): Promise<Uint8Array> {
  const reader = await openPdf(bytes);
  try {
    const source = await openForTaking(bytes).catch(() => undefined);
    const writer = await createPdf();
    for (let index = 0; index < reader.pages; index += 1) {
      if (hidden.has(index)) writer.addSheet(await reader.readSize(index), []);
      else if (!source || !copyPage(writer, source, index)) await drawPage(writer, reader, index);
    }
    return await writer.finish({ title: '', program: 'Uncover', now: new Date(0), bookmarks: [] });
  } finally {
    await reader.close();
  }
}

function copyPage(writer: PdfWriter, source: TakableDocument, index: number): boolean {
  try {
    const taken = takePage(source, index);
    writer.addCopy(taken, taken.box, []);
    return true;
  } catch (error) {
    if (error instanceof CannotCopy) return false;
    throw error;
  }
}

async function drawPage(writer: PdfWriter, reader: PdfReader, index: number): Promise<void> {
  const size = await reader.readSize(index);
  const raster = await reader.render(index, SCALE, MOST_PIXELS);
  writer.addPicture(await encodePicture(raster), { ...size, strip: 0 }, []);
}
