/** Computes the size at which a page is drawn. Sizes are in CSS pixels, pages in PDF points. */

export interface Size {
  width: number;
  height: number;
}

/** A PDF point is 1/72 inch, a CSS pixel 1/96: at 100 % the page has its size on paper. */
const pixelsPerPoint = 96 / 72;

export const letter: Size = { width: 612, height: 792 };

export type Fit = 'page' | 'width';

/** Pixels per point that fit the page into the stage. */
export function fittingScale(page: Size, stage: Size, fit: Fit): number {
  const byWidth = stage.width / page.width;
  const scale = fit === 'width' ? byWidth : Math.min(byWidth, stage.height / page.height);
  return Math.max(0.05, scale);
}

export const percentOf = (scale: number): number => Math.round((scale / pixelsPerPoint) * 100);
export const scaleOf = (percent: number): number => (percent / 100) * pixelsPerPoint;

const steps = [25, 33, 50, 67, 80, 100, 125, 150, 200, 300, 400, 600, 800];

/** The next larger or smaller of the usual sizes. */
export function stepZoom(percent: number, direction: 1 | -1): number {
  return direction === 1
    ? (steps.find((step) => step > percent + 1) ?? percent)
    : (steps.findLast((step) => step < percent - 1) ?? percent);
}

export function turned(size: Size, turn: number): Size {
  return turn % 180 === 0 ? size : { width: size.height, height: size.width };
}

/** Margin around the page, so that its edge is visible. */
const margin = 12;

/** Pixels per point at which a page is shown on the stage. */
export function scaleOnStage(
  page: Size,
  stage: Size,
  { zoom, fit }: { zoom: number | undefined; fit: Fit },
): number {
  const room = { width: stage.width - 2 * margin, height: stage.height - 2 * margin };
  return zoom === undefined ? fittingScale(page, room, fit) : scaleOf(zoom);
}

/** The page's size on the stage, in whole pixels. */
export function toSheetSize(page: Size, stage: Size, view: Parameters<typeof scaleOnStage>[2]): Size {
  const scale = scaleOnStage(page, stage, view);
  return { width: Math.floor(page.width * scale), height: Math.floor(page.height * scale) };
}
