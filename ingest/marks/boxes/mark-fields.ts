import type { Rect } from '#contract/geometry.ts';
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
  const across = Math.min(box.x + box.width, field.x + field.width) - Math.max(box.x, field.x);
  const down = Math.min(box.y + box.height, field.y + field.height) - Math.max(box.y, field.y);
  const shared = Math.max(0, across) * Math.max(0, down);
  return shared > SAME * box.width * box.height && shared > SAME * field.width * field.height;
}
