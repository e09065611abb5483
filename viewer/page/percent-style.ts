import type { Rect } from '#contract/values/rect.ts';

export interface PercentStyle {
  left: string;
  top: string;
  width: string;
  height: string;
}

/** Places an element over a rectangle, which is given as fractions of the parent element. */
export function toPercentStyle({ x, y, width, height }: Rect): PercentStyle {
  const percent = (share: number) => `${share * 100}%`;
  return { left: percent(x), top: percent(y), width: percent(width), height: percent(height) };
}
