import { deflateSync } from 'node:zlib';
import {
  concatTransformationMatrix,
  drawObject,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
} from '@cantoo/pdf-lib';
import type { Canvas } from '@napi-rs/canvas';

/**
 * Draws a canvas that is all gray on a page, as a scanner's program does: lossless, 8 bits a pixel. The PDF
 * writer's own way packs a PNG in JavaScript, which takes longer than reading the page. Lengths in points.
 */
export function drawCanvas(
  page: PDFPage,
  canvas: Canvas,
  place: { x: number; y: number; width: number; height: number },
): void {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const gray = new Uint8Array(canvas.width * canvas.height);
  for (let index = 0; index < gray.length; index += 1) gray[index] = data[4 * index] ?? 0;
  const image = page.doc.context.stream(deflateSync(gray, { level: 1 }), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: canvas.width,
    Height: canvas.height,
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
