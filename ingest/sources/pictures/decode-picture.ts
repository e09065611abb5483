import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { formatNumber } from '#contract/values/counted.ts';
import { rethrowMachineError } from '../../machine-error.ts';
import { CannotOpen } from '../cannot-open.ts';
import type { OpenLimits } from '../open-limits.ts';
import type { PictureFault } from '../rendition/picture-fault.ts';
import { type EncodedPicture, encodePixels, type Pixels } from './encode-pixels.ts';
import { mendPng } from './mend-png.ts';

interface Decoded {
  encoded: EncodedPicture;
  fault: PictureFault | null;
}

/** For pictures that were decoded before. */
const ANY_SIZE = { pixels: 1_000_000_000 };

interface Size {
  width: number;
  height: number;
}

/**
 * The decoder's messages about kinds that it does not support. When told to ignore errors, it returns black
 * pixels for them.
 */
const UNSUPPORTED =
  /not (?:configured|implemented|supported|a whole number)|unsupported|can ?not handle|can't handle|bad \w+ format|required field|out of range|only supports/i;
/** The decoder's warnings that mean missing pixels; an unknown tag is not damage. */
const DAMAGE = /premature|corrupt|truncated|not enough|bad code|invalid|error/i;

export function isUnsupported(detail: string): boolean {
  return UNSUPPORTED.test(detail);
}

export const firstLine = (text: string) => text.split('\n')[0]?.trim() ?? '';

/** Decodes a picture, or the readable part of a damaged one. Throws if nothing is readable. */
export async function decodePicture(
  input: string | Buffer,
  size: Size,
  limits: Pick<OpenLimits, 'pixels'>,
): Promise<Decoded> {
  checkPixels(size, limits);
  try {
    const { pixels, warnings } = await decode(input, limits, 'error');
    const isDamaged = warnings.some((warning) => DAMAGE.test(warning));
    return { encoded: await encodePixels(pixels), fault: isDamaged ? 'damaged' : null };
  } catch (error) {
    rethrowMachineError(error);
    return { encoded: await encodePixels(await decodeRest(input, limits, error)), fault: 'damaged' };
  }
}

/** Whether nothing of a picture is damaged or missing. */
export async function decodesWholly(input: Buffer): Promise<boolean> {
  const { warnings } = await decode(input, ANY_SIZE, 'error').catch((error: unknown) => {
    rethrowMachineError(error);
    return { warnings: ['error'] };
  });
  return !warnings.some((warning) => DAMAGE.test(warning));
}

/** Decodes a picture of any kind that the decoder supports, or the readable part of it. */
export async function decodeAny(input: Buffer): Promise<EncodedPicture> {
  const pixels = await decodeRest(input, ANY_SIZE, new Error('The picture is damaged.'));
  return encodePixels(pixels);
}

/** The decoding library returns nothing of a truncated PNG. */
export async function decodePng(
  path: string,
  size: Size,
  limits: Pick<OpenLimits, 'pixels'>,
): Promise<Decoded> {
  const decoded = await decodePicture(path, size, limits).catch((error: unknown) => toError(error));
  if (!(decoded instanceof Error)) return decoded;
  rethrowMachineError(decoded);
  const mended = decoded instanceof CannotOpen ? undefined : await mendPng(await readFile(path));
  if (!mended) throw decoded;
  const encoded = await encodePixels(await decodeRest(mended, limits, decoded));
  return { encoded, fault: 'damaged' };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** The readable part of a damaged picture. Throws the error that reported the damage if there is none. */
async function decodeRest(
  input: string | Buffer,
  limits: Pick<OpenLimits, 'pixels'>,
  error: unknown,
): Promise<Pixels> {
  if (isUnsupported(toError(error).message)) throw error;
  const rest = await decode(input, limits, 'none').catch(() => undefined);
  if (!rest || isOneTone(rest.pixels.data)) throw error;
  return rest.pixels;
}

async function decode(
  input: string | Buffer,
  limits: Pick<OpenLimits, 'pixels'>,
  failOn: 'error' | 'none',
): Promise<{ pixels: Pixels; warnings: string[] }> {
  const warnings: string[] = [];
  const image = sharp(input, { limitInputPixels: limits.pixels, failOn });
  const { space, hasAlpha, depth } = await image.metadata();
  const flat = hasAlpha ? image.flatten({ background: '#ffffff' }) : image;
  const toned = flat.toColorspace(space === 'b-w' || space === 'grey16' ? 'b-w' : 'srgb');
  toned.on('warning', (warning: string) => {
    // A damaged picture may cause one for each of its rows.
    if (warnings.length < MOST_WARNINGS) warnings.push(warning);
  });
  if (depth === 'float' || depth === 'double') toned.linear(await findScale(input, limits));
  const { data, info } = await toned.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { pixels: { ...info, channels: info.channels === 1 ? 1 : 3, data }, warnings };
}

const MOST_WARNINGS = 100;

/** For pixels that are fractions, the factor by which the lightest becomes white. */
async function findScale(input: string | Buffer, limits: Pick<OpenLimits, 'pixels'>): Promise<number> {
  const { channels } = await sharp(input, { limitInputPixels: limits.pixels, failOn: 'none' }).stats();
  const lightest = Math.max(...channels.map(({ max }) => max));
  return lightest > 0 && (lightest <= 1 || lightest > 255) ? 255 / lightest : 1;
}

function isOneTone(data: Uint8Array): boolean {
  return data.every((value) => value === data[0]);
}

export function checkPixels({ width, height }: Size, limits: Pick<OpenLimits, 'pixels'>): void {
  if (width * height <= limits.pixels) return;
  const millions = (pixels: number) => formatNumber(Math.round(pixels / 1_000_000));
  throw new CannotOpen({
    cause: 'too-large',
    message: `The picture has ${millions(width * height)} million pixels, more than the ${millions(limits.pixels)} million allowed. Reduce it with another program and add the copy, or allow more: ingest --retry --most-pixels MILLIONS.`,
  });
}
