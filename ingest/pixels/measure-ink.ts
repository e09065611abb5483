import type { GreyImage } from './grey-image.ts';

/** How much of a page is printed on. */
export interface Ink {
  /** Share of the page's cells that hold ink, 0..1. */
  share: number;
  /** Cells with ink that touch another such cell: single ones are dust. */
  cells: number;
}

/** Cells a side along the page's width: about 75 to the inch of a letter page, a third of a letter's height. */
const CELLS_ACROSS = 640;
/** Darker than the paper by so much, of 255, is ink. */
const CONTRAST = 48;

/**
 * Looks at a page in coarse cells against the page's own paper, so that yellowed paper, a dark page
 * with white writing and scanner dust are judged alike.
 */
export function measureInk(image: GreyImage): Ink {
  const block = Math.max(1, Math.round(image.width / CELLS_ACROSS));
  const across = Math.floor(image.width / block);
  const down = Math.floor(image.height / block);
  if (across === 0 || down === 0) return { share: 0, cells: 0 };
  const cells = averageCells(image, block, across, down);
  const paper = commonest(cells);
  const inked = cells.map((grey) => (Math.abs(grey - paper) > CONTRAST ? 1 : 0));
  let touching = 0;
  for (let y = 1; y < down - 1; y += 1) {
    for (let x = 1; x < across - 1; x += 1) {
      const cell = y * across + x;
      if (
        inked[cell] &&
        (inked[cell - 1] || inked[cell + 1] || inked[cell - across] || inked[cell + across])
      ) {
        touching += 1;
      }
    }
  }
  return { share: touching / cells.length, cells: touching };
}

/** Fewer cells than any printed mark takes: a full stop is one or two, a digit of 8 points about twelve. */
const LEAST_MARK = 8;

export function isBlank(ink: Ink): boolean {
  return ink.cells < LEAST_MARK;
}

function averageCells(image: GreyImage, block: number, across: number, down: number): Uint8Array {
  const cells = new Uint8Array(across * down);
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      let sum = 0;
      for (let row = 0; row < block; row += 1) {
        const start = (y * block + row) * image.width + x * block;
        for (let column = 0; column < block; column += 1) sum += image.data[start + column] as number;
      }
      cells[y * across + x] = sum / (block * block);
    }
  }
  return cells;
}

/** The commonest of 16 grey levels, at its middle. */
function commonest(cells: Uint8Array): number {
  const counts = new Array<number>(16).fill(0);
  for (const grey of cells) counts[grey >> 4] = (counts[grey >> 4] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts)) * 16 + 8;
}
