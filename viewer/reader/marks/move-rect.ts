import type { Rect } from '#contract/values/rect.ts';

/** Fractions of the page: a smaller box is treated as an accidental click. */
export const SMALLEST = 0.006;

const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/** The rectangle between two corners, kept on the page. */
export function rectBetween(a: { x: number; y: number }, b: { x: number; y: number }): Rect {
  const [left, right] = [within(Math.min(a.x, b.x), 1), within(Math.max(a.x, b.x), 1)];
  const [top, bottom] = [within(Math.min(a.y, b.y), 1), within(Math.max(a.y, b.y), 1)];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Fractions of the page by which an arrow key moves a box. */
const STEP = 0.005;

const arrows: Record<string, [right: number, down: number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/**
 * The rectangle after an arrow key: with Shift, only its lower right corner moves. Undefined for other keys.
 */
export function rectAfterKey(rect: Rect, key: string, resize: boolean): Rect | undefined {
  const by = arrows[key];
  if (!by) return undefined;
  if (resize) {
    const corner = { x: rect.x + rect.width + by[0], y: rect.y + rect.height + by[1] };
    const from = { x: Math.min(rect.x, corner.x - SMALLEST), y: Math.min(rect.y, corner.y - SMALLEST) };
    return rectBetween(from, corner);
  }
  return {
    ...rect,
    x: within(rect.x + by[0], 1 - rect.width),
    y: within(rect.y + by[1], 1 - rect.height),
  };
}
