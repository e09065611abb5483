import sharp from 'sharp';
import type { GrayImage } from './gray-image.ts';

/** Resizes an image, without keeping its proportions. */
export async function resizeGray(image: GrayImage, width: number, height: number): Promise<GrayImage> {
  const raw = { width: image.width, height: image.height, channels: 1 as const };
  const resized = sharp(image.data, { raw }).resize(width, height, { fit: 'fill' });
  return { width, height, data: await resized.extractChannel(0).raw().toBuffer() };
}
