import type { PixelBox } from './find-outlined.ts';
import type { Run } from './frames/find-runs.ts';
import type { CellBox } from './ink-table.ts';
import { isLabel } from './look-inside.ts';
import { DARKEST, type ToneTable, toneOf } from './tone-table.ts';

/** Lengths in cells of the ink table: 1/75 inch, about a point. */

/** Darkness (0..1) of the faintest tone that differs from paper. */
const FAINTEST = 0.09;
/** Each row is examined through a window of this width: the lines of hatching are no further apart. */
const WINDOW = 7;
const LEAST_HIGH = 9;
const LEAST_WIDE = 20;
/** How much the ends of neighboring columns may differ; over the whole box its skew is added. */
const RAGGED = 1;
const SKEW = 0.035;
/** A letter of the line above or below that touches the box interrupts it for at most this many columns. */
const BROKEN = 9;
/**
 * Size of the tiles in which a tone looks even and letters do not; at least this share of them is about as
 * dark as the median tile.
 */
const TILE = { across: 7, down: 3 };
const EVEN = 0.72;
const VERY_EVEN = 0.9;
/** If fewer tiles are even, the others belong to a code, which is at most this share of the box wide. */
const CODE_WIDE = 0.75;
/** Least number of tiles that a code makes darker or lighter, and their share of the tiles in its place. */
const LEAST_ODD = 8;
const DENSE = 0.4;
const OFF = 0.25;
const OFF_FAINT = 0.035;
/** At most this share of the tone remains just beyond an edge. */
const BEYOND = 0.45;
const AT_EDGE = 5;
const CONFIDENCE = 80;

/**
 * Finds areas of a single tone without a frame: gray, dots and hatching, with or without a code in them. A
 * bar of a chart looks the same; callers tell them apart by their position. `uneven` are areas that are just
 * as rectangular, but of print or of several tones.
 */
export function findToned(tones: ToneTable, cell: number): { even: PixelBox[]; uneven: PixelBox[] } {
  const areas = joinBroken(joinColumns(findColumns(tones)))
    .map((box) => trimEnds(tones, box))
    .filter((box) => isEdged(tones, box));
  const [even, uneven] = [
    areas.filter((box) => isEven(tones, box)),
    areas.filter((box) => !isEven(tones, box)),
  ];
  return { even: even.map((box) => toBox(box, cell)), uneven: uneven.map((box) => toBox(box, cell)) };
}

function toBox({ left, top, right, bottom }: CellBox, cell: number): PixelBox {
  return {
    box: { left: left * cell, top: top * cell, right: right * cell, bottom: bottom * cell },
    style: 'grey',
    confidence: CONFIDENCE,
    needsCode: false,
    holdsText: false,
  };
}

/** Runs of toned cells from top to bottom; `line` is the column. */
function findColumns({ across, down, sums }: ToneTable): Run[] {
  const starts = new Int32Array(across).fill(-1);
  const runs: Run[] = [];
  const half = WINDOW >> 1;
  for (let y = 0; y <= down; y += 1) {
    const above = y * (across + 1);
    const below = above + across + 1;
    for (let x = 0; x < across; x += 1) {
      let isToned = false;
      if (y < down) {
        const from = Math.max(0, x - half);
        const to = Math.min(across, x + half + 1);
        const sum =
          (sums[below + to] as number) -
          (sums[below + from] as number) -
          (sums[above + to] as number) +
          (sums[above + from] as number);
        isToned = sum >= DARKEST * FAINTEST * (to - from);
      }
      const start = starts[x] as number;
      if (isToned && start < 0) starts[x] = y;
      if (isToned || start < 0) continue;
      starts[x] = -1;
      if (y - start >= LEAST_HIGH) runs.push({ line: x, from: start, to: y });
    }
  }
  return runs.sort((a, b) => a.line - b.line || a.from - b.from);
}

interface Growing {
  box: CellBox;
  last: Run;
  /** Sums from which the mean top and bottom are computed. */
  tops: number[];
  bottoms: number[];
}

/**
 * Joins neighboring columns that begin and end at the same height. The columns of letters do so only by
 * chance.
 */
function joinColumns(runs: readonly Run[]): CellBox[] {
  const done: Growing[] = [];
  let growing: Growing[] = [];
  for (const run of runs) {
    growing = growing.filter((each) => {
      const isPassed = each.last.line < run.line - 1;
      if (isPassed) done.push(each);
      return !isPassed;
    });
    const before = growing.find(({ last }) => last.line === run.line - 1 && isAlike(last, run));
    if (before) {
      before.last = run;
      before.tops.push(run.from);
      before.bottoms.push(run.to);
      before.box.right = run.line + 1;
    } else {
      const box = { left: run.line, right: run.line + 1, top: run.from, bottom: run.to };
      growing.push({ box, last: run, tops: [run.from], bottoms: [run.to] });
    }
  }
  return [...done, ...growing].flatMap(({ box, tops, bottoms }) => {
    const width = box.right - box.left;
    const most = 2 * RAGGED + SKEW * width;
    const isLevel = [tops, bottoms].every((ends) => Math.max(...ends) - Math.min(...ends) <= most);
    if (!isLevel || width < LEAST_HIGH) return [];
    return [{ ...box, top: middleOf(tops), bottom: middleOf(bottoms) }];
  });
}

function isAlike(one: Run, other: Run): boolean {
  return Math.abs(one.from - other.from) <= RAGGED && Math.abs(one.to - other.to) <= RAGGED;
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function joinBroken(boxes: readonly CellBox[]): CellBox[] {
  const joined: CellBox[] = [];
  for (const box of boxes.toSorted((a, b) => a.left - b.left)) {
    const before = joined.find(
      (other) =>
        box.left - other.right <= BROKEN &&
        box.left >= other.right &&
        Math.abs(box.top - other.top) <= RAGGED + 1 &&
        Math.abs(box.bottom - other.bottom) <= RAGGED + 1,
    );
    if (before) before.right = box.right;
    else joined.push({ ...box });
  }
  return joined;
}

/** The window extends beyond both ends; the real ends are where the tone of whole columns falls to half. */
function trimEnds(tones: ToneTable, box: CellBox): CellBox {
  const inner = { top: box.top + 1, bottom: box.bottom - 1 };
  const columnTone = (x: number) => toneOf(tones, { ...inner, left: x, right: x + 1 });
  const middle = toneOf(tones, { ...inner, left: box.left + WINDOW, right: box.right - WINDOW });
  let { left, right } = box;
  const isIn = (x: number) => Math.max(columnTone(x), columnTone(x + 1), columnTone(x - 1)) >= middle / 2;
  while (left < right && !isIn(left)) left += 1;
  while (right > left && !isIn(right - 1)) right -= 1;
  return { ...box, left, right };
}

function isEven(tones: ToneTable, box: CellBox): boolean {
  const { left, top, right, bottom } = insideOf(box);
  if (right - left < LEAST_WIDE - 4 || bottom - top < LEAST_HIGH - 4) return false;
  const { tiles, odd } = listTiles(tones, box);
  if (odd.length <= (1 - VERY_EVEN) * tiles.length) return true;
  return (
    odd.length <= (1 - EVEN) * tiles.length && rightmost(odd) - leftmost(odd) < CODE_WIDE * (right - left)
  );
}

function leftmost(boxes: readonly CellBox[]): number {
  return Math.min(...boxes.map(({ left }) => left));
}

function rightmost(boxes: readonly CellBox[]): number {
  return Math.max(...boxes.map(({ right }) => right));
}

/**
 * Whether an area of a single tone, in cells, is a ground of print: letters cover all of it, while a code
 * takes one place.
 */
export function isGround(tones: ToneTable, box: CellBox): boolean {
  const { odd } = listTiles(tones, box);
  return odd.length > 0 && !isLabel(around(odd), insideOf(box));
}

/** Whether an area of a single tone, in cells, contains nothing else. */
export function isPlain(tones: ToneTable, box: CellBox): boolean {
  return listTiles(tones, box).odd.length === 0;
}

/**
 * Whether an area of a single tone, in cells, contains something in one place that may be a code; specks are
 * all over it.
 */
export function mayHoldCode(tones: ToneTable, box: CellBox): boolean {
  const { tiles, odd } = listTiles(tones, box);
  if (odd.length < LEAST_ODD) return false;
  const ink = around(odd);
  const inPlace = tiles.filter(
    ({ left, top, right, bottom }) =>
      left >= ink.left && top >= ink.top && right <= ink.right && bottom <= ink.bottom,
  );
  return ink.right - ink.left < CODE_WIDE * (box.right - box.left) && odd.length > DENSE * inPlace.length;
}

function around(boxes: readonly CellBox[]): CellBox {
  return {
    left: leftmost(boxes),
    right: rightmost(boxes),
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** The box without its edge or the line of its frame. */
function insideOf({ left, top, right, bottom }: CellBox): CellBox {
  return { left: left + 2, top: top + 2, right: right - 2, bottom: bottom - 2 };
}

/** `odd` are the tiles that differ from the median tile. */
function listTiles(tones: ToneTable, box: CellBox): { tiles: CellBox[]; odd: CellBox[] } {
  const { left, top, right, bottom } = insideOf(box);
  const tiles: CellBox[] = [];
  for (let y = top; y + TILE.down <= bottom; y += 1)
    for (let x = left; x + TILE.across <= right; x += 2)
      tiles.push({ left: x, top: y, right: x + TILE.across, bottom: y + TILE.down });
  const shares = tiles.map((tile) => toneOf(tones, tile));
  const middle = middleOf(shares);
  const off = OFF * middle + OFF_FAINT;
  return { tiles, odd: tiles.filter((_, index) => Math.abs((shares[index] as number) - middle) > off) };
}

/**
 * Whether there is paper just beyond all four edges; what reaches the edge of the page is a scanner shadow or
 * a bar.
 */
function isEdged(tones: ToneTable, { left, top, right, bottom }: CellBox): boolean {
  if (left < AT_EDGE || top < AT_EDGE || right > tones.across - AT_EDGE || bottom > tones.down - AT_EDGE)
    return false;
  const tone = toneOf(tones, { left, top, right, bottom });
  const lean = 1 + Math.ceil((SKEW * (right - left)) / 2);
  const near = (strips: CellBox[]) =>
    Math.min(...strips.map((strip) => toneOf(tones, strip))) <= BEYOND * tone;
  const steps = [0, 1, 2];
  return (
    near(steps.map((by) => ({ left, right, top: top - lean - by, bottom: top - lean - by + 1 }))) &&
    near(steps.map((by) => ({ left, right, top: bottom + lean + by - 1, bottom: bottom + lean + by }))) &&
    near(steps.map((by) => ({ top, bottom, left: left - 1 - by, right: left - by }))) &&
    near(steps.map((by) => ({ top, bottom, left: right + by, right: right + by + 1 })))
  );
}
