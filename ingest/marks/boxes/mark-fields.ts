import { areaOf, type Rect, sharedArea } from '#contract/values/rect.ts';
import type { FoundBox } from './found-box.ts';

/** Of a box and of a form's field, so much lies in both where the box is the field's own frame. */
const SAME = 0.5;

/**
 * The frame or the ground of a form's field looks like an agency's box and is none, filled in or empty,
 * unless a code stands in it. Nobody fills a field in black.
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
