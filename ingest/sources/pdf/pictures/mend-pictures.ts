import { readFile, stat } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, type PDFPage, PDFRawStream } from '@cantoo/pdf-lib';
import { rethrowMachineError } from '../../../machine-error.ts';
import { inflateRest } from '../../inflate-rest.ts';
import { decodeAny } from '../../pictures/decode-picture.ts';
import { parseDict } from './find-streams.ts';

/** The whole file is parsed; for a larger one there is not enough memory. */
const MOST_BYTES = 128 * 2 ** 20;
const MOST_UNPACKED = 256 * 2 ** 20;

/**
 * A PDF of one page in which the recoverable part of its damaged pictures is encoded again: decoders treat
 * damage differently, and pdf.js gives up on some pictures of which others show most. Undefined if no picture
 * could be repaired.
 */
export async function mendPictures(path: string, pageIndex: number): Promise<Uint8Array | undefined> {
  if ((await stat(path)).size > MOST_BYTES) return undefined;
  try {
    const whole = await PDFDocument.load(await readFile(path), { updateMetadata: false });
    const single = await PDFDocument.create();
    const [page] = await single.copyPages(whole, [pageIndex]);
    if (!page) return undefined;
    single.addPage(page);
    let mended = 0;
    for (const picture of listPictures(page)) if (await mend(picture)) mended += 1;
    return mended === 0 ? undefined : await single.save({ useObjectStreams: false });
  } catch (error) {
    rethrowMachineError(error);
    // The package throws plain errors for whatever is wrong with a file; the page then stays as it was read.
    return undefined;
  }
}

function listPictures(page: PDFPage): PDFRawStream[] {
  const pictures = page.node.Resources()?.lookup(PDFName.of('XObject'));
  if (!(pictures instanceof PDFDict)) return [];
  return pictures.keys().flatMap((key) => {
    const picture = pictures.lookup(key);
    const isPicture =
      picture instanceof PDFRawStream && picture.dict.get(PDFName.of('Subtype')) === PDFName.of('Image');
    return isPicture ? [picture] : [];
  });
}

/** Returns false if no picture needed it. */
async function mend(picture: PDFRawStream): Promise<boolean> {
  const filter = picture.dict.get(PDFName.of('Filter'));
  if (filter === PDFName.of('FlateDecode')) return repack(picture);
  if (filter === PDFName.of('DCTDecode')) return redraw(picture);
  return false;
}

async function repack(picture: PDFRawStream): Promise<boolean> {
  const rest = await inflateRest(picture.contents, MOST_UNPACKED);
  if (rest.length === 0) return false;
  picture.updateContents(deflateSync(rest, { level: 1 }));
  return true;
}

/** The entries that describe how a picture's data is compressed, and what it means. */
const OF_DATA = ['ColorSpace', 'BitsPerComponent', 'Filter', 'DecodeParms', 'Decode'];

async function redraw(picture: PDFRawStream): Promise<boolean> {
  const decoded = await decodeAny(Buffer.from(picture.contents)).catch((error: unknown) => {
    rethrowMachineError(error);
    return undefined;
  });
  const said = decoded && parseDict(`<<${decoded.entries}>>`);
  if (!said) return false;
  for (const name of OF_DATA.map((each) => PDFName.of(each))) {
    const value = said.get(name);
    if (value) picture.dict.set(name, value.clone(picture.dict.context));
    else picture.dict.delete(name);
  }
  picture.updateContents(decoded.data);
  return true;
}
