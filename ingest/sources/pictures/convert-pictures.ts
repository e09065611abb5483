import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { rethrowMachineError } from '../../machine-error.ts';
import { CannotOpen } from '../cannot-open.ts';
import type { OpenLimits } from '../open-limits.ts';
import { PdfFile } from '../rendition/pdf-file.ts';
import { addPicture, type StoredPicture } from './add-picture.ts';
import { type EncodedPicture, encodePixels } from './encode-pixels.ts';
import { readJpegHeader } from './jpeg-header.ts';
import { TiffCopy } from './tiff-copy.ts';
import { listTiffPages } from './tiff-directory.ts';

/** Makes PDFs of pictures, page for page and without loss. This file and its neighbours are the only ones of the readers' openers that know sharp. */

interface Conversion {
  /** The picture, on this machine. */
  path: string;
  /** Where the PDF is written; must not be there yet. */
  to: string;
  limits: OpenLimits;
  /** Called after each page: it goes on. */
  onStep: () => void;
}

/** Kept from one picture to the next, libvips's cache only takes memory: no picture comes twice. */
sharp.cache(false);

/** Returns the number of pages. Throws `CannotOpen` where no page can be decoded. */
export async function convertTiff({ path, to, limits, onStep }: Conversion): Promise<number> {
  const list = await listTiffPages(path);
  const copy = await TiffCopy.open(path, `${to}.tif`, list);
  try {
    return await writePages(to, list.pages, onStep, async (page) => {
      await copy.putFirst(page);
      return { ...page, encoded: await decode(copy.path, page, limits) };
    });
  } finally {
    await copy.close();
  }
}

export async function convertJpeg({ path, to, limits, onStep }: Conversion): Promise<number> {
  return writePages(to, [path], onStep, () => takeJpeg(path, limits));
}

export async function convertPng({ path, to, limits, onStep }: Conversion): Promise<number> {
  return writePages(to, [path], onStep, async () => {
    const { width, height, density, orientation } = await readMetadata(path, limits);
    const dpi = density ?? null;
    const encoded = await decode(path, { width, height }, limits);
    return { encoded, width, height, dpiAcross: dpi, dpiDown: dpi, orientation: orientation ?? 1 };
  });
}

/**
 * A page that can't be decoded becomes one that no reader can decode either, so that it is read as a
 * page with a problem and the pages around it keep their places.
 */
async function writePages<Page>(
  to: string,
  pages: readonly Page[],
  onStep: () => void,
  take: (page: Page) => Promise<StoredPicture>,
): Promise<number> {
  const pdf = await PdfFile.create(to);
  const failures: CannotOpen[] = [];
  try {
    for (const page of pages) {
      const picture = await take(page).catch((error: unknown) => toFailure(error));
      if (picture instanceof CannotOpen) failures.push(picture);
      await addPicture(pdf, picture instanceof CannotOpen ? UNREADABLE : picture);
      onStep();
    }
    const [failure] = failures;
    if (failure && failures.length === pages.length) throw failure;
    await pdf.close();
    return pdf.pageCount;
  } catch (error) {
    await pdf.abandon();
    throw error;
  }
}

const UNREADABLE: StoredPicture = {
  encoded: {
    entries:
      '/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode',
    data: Buffer.from('This page of the picture file could not be decoded.'),
  },
  width: 850,
  height: 1100,
  dpiAcross: 100,
  dpiDown: 100,
  orientation: 1,
};

function toFailure(error: unknown): CannotOpen {
  rethrowMachineError(error);
  if (error instanceof CannotOpen) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new CannotOpen(
    {
      cause: 'damaged',
      message: `The picture is damaged and can't be decoded (${firstLine(detail)}). Ask the agency to send it again.`,
    },
    error,
  );
}

const firstLine = (text: string) => text.split('\n')[0]?.trim() ?? '';

async function decode(
  path: string,
  size: { width: number; height: number },
  limits: OpenLimits,
): Promise<EncodedPicture> {
  checkPixels(size, limits);
  const image = sharp(path, { limitInputPixels: limits.pixels, failOn: 'error' });
  const { space, hasAlpha } = await image.metadata();
  const flat = hasAlpha ? image.flatten({ background: '#ffffff' }) : image;
  const toned = flat.toColourspace(space === 'b-w' || space === 'grey16' ? 'b-w' : 'srgb');
  const { data, info } = await toned.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return encodePixels({ ...info, channels: info.channels === 1 ? 1 : 3, data });
}

/** As it is where PDF knows the kind, so that nothing is lost by encoding it again. */
async function takeJpeg(path: string, limits: OpenLimits): Promise<StoredPicture> {
  const { width, height, density, orientation } = await readMetadata(path, limits);
  const header = await readJpegHeader(path);
  const colour = COLOURS[header?.components ?? 0];
  const placed = { width, height, dpiAcross: density ?? null, dpiDown: density ?? null };
  const asItIs = header?.bits === 8 && colour !== undefined;
  const encoded = asItIs
    ? {
        entries: `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/${colour}/BitsPerComponent 8/Filter/DCTDecode${header.adobe && header.components === 4 ? '/Decode[1 0 1 0 1 0 1 0]' : ''}`,
        data: await readFile(path),
      }
    : await decode(path, { width, height }, limits);
  return { ...placed, encoded, orientation: orientation ?? 1 };
}

const COLOURS: Record<number, string> = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' };

async function readMetadata(path: string, limits: OpenLimits) {
  const metadata = await sharp(path, { limitInputPixels: false }).metadata();
  checkPixels(metadata, limits);
  return metadata;
}

function checkPixels({ width, height }: { width: number; height: number }, limits: OpenLimits): void {
  if (width * height <= limits.pixels) return;
  const millions = (pixels: number) => Math.round(pixels / 1_000_000).toLocaleString('en-US');
  throw new CannotOpen({
    cause: 'too-large',
    message: `The picture has ${millions(width * height)} million pixels, more than the ${millions(limits.pixels)} million allowed. Reduce it with another program and add the copy, or allow more: ingest --retry --most-pixels MILLIONS.`,
  });
}
