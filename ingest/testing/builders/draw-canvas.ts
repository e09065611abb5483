import { deflateSync } from 'node:zlib';
import {
  concatTransformationMatrix,
  drawObject,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
} from '@cantoo/pdf-lib';
import type { Canvas } from '@napi-rs/canvas';

/** The pixels of a canvas that is all gray, as a PDF stores them: 8 bits each, lossless. */
export interface PackedCanvas {
  width: number;
  height: number;
  bytes: Uint8Array;
}

/**
 * Packs them as a scanner's program does. The PDF writer's own way packs a PNG in JavaScript, which takes longer
 * than reading the page.
 */
export function packCanvas(canvas: Canvas): PackedCanvas {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const gray = new Uint8Array(width * height);
  for (let index = 0; index < gray.length; index += 1) gray[index] = data[4 * index] ?? 0;
  return { width, height, bytes: deflateSync(gray, { level: 1 }) };
}

/** Draws packed pixels on a page. Lengths in points. */
export function drawPacked(
  page: PDFPage,
  { width, height, bytes }: PackedCanvas,
  place: { x: number; y: number; width: number; height: number },
): void {
  const image = page.doc.context.stream(bytes, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
  });
  const name = page.node.newXObject('Image', page.doc.context.register(image));
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(place.width, 0, 0, place.height, place.x, place.y),
    drawObject(name),
    popGraphicsState(),
  );
}
