import { areaOf } from '../box-overlap.ts';
import type { CellBox } from '../ink-table.ts';
import type { Frame } from './find-frames.ts';

/** Width of the strip inside the lines that may be the lines' own ragged edge, in inches. */
const EDGE = 0.012;

/** The frame including its lines. */
export function outerBox({ topLeft, topRight, bottomLeft, bottomRight, ...lines }: Frame): CellBox {
  return {
    left: Math.min(topLeft.x, bottomLeft.x) - lines.left.thickness / 2,
    right: Math.max(topRight.x, bottomRight.x) + lines.right.thickness / 2,
    top: Math.min(topLeft.y, topRight.y) - lines.top.thickness / 2,
    bottom: Math.max(bottomLeft.y, bottomRight.y) + lines.bottom.thickness / 2,
  };
}

/** The part of the frame inside its lines that is not covered by other boxes. */
export function innerBox(frame: Frame, covers: readonly CellBox[], inch: number): CellBox {
  const edge = Math.max(2, EDGE * inch);
  return covers.reduce((inner, cover) => largestBeside(inner, cover, edge), insideLines(frame, edge));
}

function largestBeside(box: CellBox, cover: CellBox, edge: number): CellBox {
  const parts = [
    { ...box, bottom: Math.min(box.bottom, cover.top - edge) },
    { ...box, top: Math.max(box.top, cover.bottom + edge) },
    { ...box, right: Math.min(box.right, cover.left - edge) },
    { ...box, left: Math.max(box.left, cover.right + edge) },
  ];
  return parts.reduce((most, part) => (areaOf(part) > areaOf(most) ? part : most));
}

function insideLines({ topLeft, topRight, bottomLeft, bottomRight, ...lines }: Frame, edge: number): CellBox {
  return {
    left: Math.max(topLeft.x, bottomLeft.x) + lines.left.thickness / 2 + edge,
    right: Math.min(topRight.x, bottomRight.x) - lines.right.thickness / 2 - edge,
    top: Math.max(topLeft.y, topRight.y) + lines.top.thickness / 2 + edge,
    bottom: Math.min(bottomLeft.y, bottomRight.y) - lines.bottom.thickness / 2 - edge,
  };
}
