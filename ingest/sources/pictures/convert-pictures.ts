import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { rethrowMachineError } from '../../machine-error.ts';
import { CannotOpen } from '../cannot-open.ts';
import type { OpenLimits } from '../open-limits.ts';
import { PdfFile } from '../rendition/pdf-file.ts';
import { addPicture, type StoredPicture } from './add-picture.ts';
import { checkPixels, decodePicture, decodePng, firstLine, isUnsupported } from './decode-picture.ts';
import { readJpegHeader } from './jpeg-header.ts';
import { listTiffPages } from './list-tiff-pages.ts';
import { TiffCopy } from './tiff-copy.ts';

/**
 * Converts pictures to PDFs, page for page and without loss. Among the openers, only this file and its
 * neighbors use sharp.
 */

interface Conversion {
  /** Path of the picture on this machine. */
  path: string;
  /** Where the PDF is written; must not exist yet. */
  to: string;
  limits: OpenLimits;
  /** Called after each page, to report progress. */
  onStep: () => void;
}

/** The result of converting a file of pictures. */
export interface Converted {
  pageCount: number;
  /** What is damaged or missing in the file; a full sentence each. */
  notes: string[];
}

/** Between pictures, libvips's cache only takes memory, because no picture is read twice. */
sharp.cache(false);

/** Throws `CannotOpen` if no page can be decoded. */
export async function convertTiff({ path, to, limits, onStep }: Conversion): Promise<Converted> {
  const list = await listTiffPages(path);
  const copy = await TiffCopy.open(path, `${to}.tif`, list);
  try {
    const { pageCount, notes } = await writePages(to, list.pages, onStep, async (page) => {
      await copy.putFirst(page);
      const input = page.jpeg ? await copy.readJpeg(page.jpeg) : copy.path;
      return { ...page, ...(await decodePicture(input, page, limits)) };
    });
    return { pageCount, notes: [...list.notes, ...notes] };
  } finally {
    await copy.close();
  }
}

export async function convertJpeg({ path, to, limits, onStep }: Conversion): Promise<Converted> {
  return writePages(to, [path], onStep, () => takeJpeg(path, limits));
}

export async function convertPng({ path, to, limits, onStep }: Conversion): Promise<Converted> {
  return writePages(to, [path], onStep, async () => {
    const { width, height, density, orientation } = await readMetadata(path, limits);
    const dpi = density ?? null;
    const placed = { width, height, dpiAcross: dpi, dpiDown: dpi, orientation: orientation ?? 1 };
    return { ...placed, ...(await decodePng(path, placed, limits)) };
  });
}

/**
 * A page that cannot be decoded becomes one that no reader can decode either, so that it is read as a page
 * with a problem and the other pages keep their positions.
 */
async function writePages<Page>(
  to: string,
  pages: readonly Page[],
  onStep: () => void,
  take: (page: Page) => Promise<StoredPicture>,
): Promise<Converted> {
  const pdf = await PdfFile.create(to);
  const failures: CannotOpen[] = [];
  const damaged: number[] = [];
  try {
    for (const [index, page] of pages.entries()) {
      const picture = await take(page).catch((error: unknown) => toFailure(error));
      if (picture instanceof CannotOpen) failures.push(picture);
      else if (picture.fault === 'damaged') damaged.push(index + 1);
      await addPicture(pdf, picture instanceof CannotOpen ? unreadable(picture) : picture);
      onStep();
    }
    const [failure] = failures;
    if (failure && failures.length === pages.length) throw failure;
    await pdf.close();
    return { pageCount: pdf.pageCount, notes: describeDamage(damaged, pages.length) };
  } catch (error) {
    await pdf.abandon();
    throw error;
  }
}

/** For pages that were decoded in part; those that were not decoded at all have their own problem. */
function describeDamage(damaged: readonly number[], pages: number): string[] {
  if (damaged.length === 0) return [];
  const which =
    pages === 1
      ? 'The picture is'
      : `${damaged.length === 1 ? `Page ${damaged[0]} is` : `${damaged.length} of the ${pages} pages are`}`;
  return [`${which} damaged or cut off: parts may be missing. Ask the agency to send the file again.`];
}

function unreadable({ quarantine }: CannotOpen): StoredPicture {
  return {
    encoded: {
      entries:
        '/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode',
      data: Buffer.from('This page of the picture file could not be decoded.'),
    },
    fault: quarantine.cause === 'unsupported' ? 'unsupported' : null,
    width: 850,
    height: 1100,
    dpiAcross: 100,
    dpiDown: 100,
    orientation: 1,
  };
}

function toFailure(error: unknown): CannotOpen {
  rethrowMachineError(error);
  if (error instanceof CannotOpen) return error;
  const detail = firstLine(error instanceof Error ? error.message : String(error));
  return new CannotOpen(
    isUnsupported(detail)
      ? {
          cause: 'unsupported',
          message: `The picture is of a kind that can't be read here (${detail}). It is kept and hashed. Convert it to PDF or PNG with another program and add that.`,
        }
      : {
          cause: 'damaged',
          message: `The picture seems to be damaged and can't be decoded (${detail}). If another program shows it, add a copy as PDF or PNG; else ask the agency to send it again.`,
        },
    error,
  );
}

/** Unchanged if PDF supports the kind, so that nothing is lost by encoding it again. */
async function takeJpeg(path: string, limits: OpenLimits): Promise<StoredPicture> {
  const { width, height, density, orientation } = await readMetadata(path, limits);
  const header = await readJpegHeader(path);
  const color = COLORS[header?.components ?? 0];
  const dpi = density ?? null;
  const placed = { width, height, dpiAcross: dpi, dpiDown: dpi, orientation: orientation ?? 1 };
  if (!header?.isUsual || color === undefined)
    return { ...placed, ...(await decodePicture(path, { width, height }, limits)) };
  const entries = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/${color}/BitsPerComponent 8/Filter/DCTDecode${header.adobe && header.components === 4 ? '/Decode[1 0 1 0 1 0 1 0]' : ''}`;
  // Damage is detected when it is read.
  return { ...placed, encoded: { entries, data: await readFile(path) }, fault: null };
}

const COLORS: Record<number, string> = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' };

async function readMetadata(path: string, limits: OpenLimits) {
  const metadata = await sharp(path, { limitInputPixels: false }).metadata();
  checkPixels(metadata, limits);
  return metadata;
}
