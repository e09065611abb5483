import { areaOf, type Rect, sharedArea } from '#contract/values/rect.ts';
import type { FoundBox } from './found-box.ts';

/** A box is the frame of a form's field if at least this share of each lies in both. */
const SAME = 0.5;

/**
 * The frame or ground of a form's field, filled in or empty, looks like a redaction box but is none unless it
 * contains a code. Nobody fills a field in black.
 */
export function markFields(boxes: FoundBox[], fields: Rect[]): FoundBox[] {
  return boxes.map((box) =>
    box.style !== 'black' && fields.some((field) => isFrameOf(box.rect, field))
      ? { ...box, needsCode: true }
      : box,
  );
}

function isFrameOf(box: Rect, field: Rect): boolean {
  const shared = sharedArea(box, field);
  return shared > SAME * areaOf(box) && shared > SAME * areaOf(field);
}
