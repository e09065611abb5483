import sharp from 'sharp';
import type { Rect } from '#contract/values/rect.ts';
import { type Matrix, multiply, transformBox } from '../sources/pdf/matrix.ts';
import { type GrayImage, isBlackAndWhite } from './gray-image.ts';

/** An image whose lines were made level. */
export interface StraightImage {
  image: GrayImage;
  /** Maps a box on it, as fractions, to the original image: the upright box around the slanted one. */
  toSkewed(box: Rect): Rect;
}

/**
 * Rotates an image back by the degrees clockwise by which it is skewed; it grows, so that no corner is lost.
 */
export async function straighten(skewed: GrayImage, degrees: number): Promise<StraightImage> {
  const raw = { width: skewed.width, height: skewed.height, channels: 1 as const };
  const { data, info } = await sharp(skewed.data, { raw })
    .rotate(-degrees, { background: '#fff' })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  // Black and white images stay so, because the recognizer is faster with them.
  if (isBlackAndWhite(skewed.data))
    for (let at = 0; at < data.length; at += 1) data[at] = (data[at] as number) < 128 ? 0 : 255;
  const image = { width: info.width, height: info.height, data };
  const back = turnAboutCenter(image, skewed, degrees);
  return {
    image,
    toSkewed: (box) => {
      const placed = transformBox(back, {
        left: box.x * image.width,
        right: (box.x + box.width) * image.width,
        top: box.y * image.height,
        bottom: (box.y + box.height) * image.height,
      });
      return {
        x: placed.left / skewed.width,
        y: placed.top / skewed.height,
        width: (placed.right - placed.left) / skewed.width,
        height: (placed.bottom - placed.top) / skewed.height,
      };
    },
  };
}

interface Size {
  width: number;
  height: number;
}

/** Rotates clockwise, with y growing downward; maps the center of one image to the center of the other. */
function turnAboutCenter(from: Size, to: Size, degrees: number): Matrix {
  const radians = (degrees * Math.PI) / 180;
  const turn: Matrix = [Math.cos(radians), Math.sin(radians), -Math.sin(radians), Math.cos(radians), 0, 0];
  const toCenter: Matrix = [1, 0, 0, 1, -from.width / 2, -from.height / 2];
  return multiply([1, 0, 0, 1, to.width / 2, to.height / 2], multiply(turn, toCenter));
}
