import type { Drawing, MeasureText } from '../../pdf/drawing.ts';

const TITLE_SIZE = 9;
const PAGE_SIZE = 7;
const PADDING = 6;
const HEIGHT = 27;

/** A small box to be put on a page. */
export interface Sticker {
  /** In points. */
  width: number;
  height: number;
  /** Draws it with its bottom left corner at this position. */
  drawAt(x: number, y: number): Drawing[];
}

/**
 * The sticker of an exhibit's page; `page` and `pages` are counted as in the exhibit list, without the cover
 * sheet.
 */
export function makeSticker(letter: string, page: number, pages: number, measure: MeasureText): Sticker {
  const title = `EXHIBIT ${letter}`;
  const place = `page ${page} of ${pages}`;
  const widths = { title: measure(title, TITLE_SIZE, true), place: measure(place, PAGE_SIZE, false) };
  const width = Math.max(widths.title, widths.place) + 2 * PADDING;
  return {
    width,
    height: HEIGHT,
    drawAt: (x, y) => [
      { kind: 'box', x, y, width, height: HEIGHT, line: 0.8 },
      {
        kind: 'text',
        text: title,
        x: x + (width - widths.title) / 2,
        y: y + 14.5,
        size: TITLE_SIZE,
        bold: true,
      },
      {
        kind: 'text',
        text: place,
        x: x + (width - widths.place) / 2,
        y: y + 6,
        size: PAGE_SIZE,
        bold: false,
      },
    ],
  };
}
