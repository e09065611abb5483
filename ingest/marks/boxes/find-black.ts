import type { PixelBox } from './find-outlined.ts';
import type { Run } from './frames/find-runs.ts';
import { chain } from './frames/join-runs.ts';
import { type CellBox, darkShare, findCellRuns, type InkTable } from './ink-table.ts';

/** Lengths in cells of the ink table, which are 1/75 inch. */

/** A cell of a black area has at least this share of dark pixels. */
const BLACK = 0.85;
/** A black run of this length is longer than any part of a printed letter. */
const LEAST_RUN = 9;
const LEAST_HIGH = 7;
/**
 * How much a box's rows may differ at either end: the scan's ragged edge, and the skew as a share of the
 * number of rows.
 */
const RAGGED = 2;
const SKEW = 0.035;
/** A code printed in white splits a black box into bands that are at most this far apart. */
const CODE_HIGH = 18;
/** A cell of a white letter, or of a hole, has at most this share of dark pixels. */
const HOLE = 0.3;
/** Least black share of a box including its white code, of the strips along its edges, and of its corners. */
const MOSTLY = 0.6;
const EDGE = 0.9;
/** Black share of the upper and lower edge, which a code may touch. */
const EDGE_BY_CODE = 0.6;
const CORNER = 0.85;
const STRIP = 1;
/**
 * Largest black share of the strip beyond each edge; it is lower for small boxes, because punch holes are
 * round.
 */
const BEYOND = 0.8;
const BEYOND_SMALL = 0.45;
const SMALL = 26;
/** A black area this close to the image's edge comes from the scanner. */
const AT_EDGE = 5;

/**
 * Rows of a black area that start and end at the same places, plus those that are shorter only because of the
 * skew.
 */
interface Band {
  core: CellBox;
  whole: CellBox;
}

/**
 * Finds solid black boxes, with or without a code in white, and no photographs, punch holes, bars or shadows.
 */
export function findBlack(table: InkTable): PixelBox[] {
  const bands = chain(findBlackRuns(table)).flatMap((runs) => toBands(toRows(runs)));
  return listNear(bands)
    .flatMap((near) => takeSolid(table, near))
    .map(({ core, whole }) => ({
      box: toPixels(whole, table.cell),
      style: 'black' as const,
      confidence: Math.round(95 * Math.min(...stripsOf(core).map((strip) => darkShare(table, strip)))),
      needsCode: false,
      holdsText: false,
    }));
}

function findBlackRuns(table: InkTable): Run[] {
  const page = { left: 0, top: 0, right: table.across, bottom: table.down };
  const runs = findCellRuns(table, page, BLACK * table.cell ** 2);
  return runs.filter(({ from, to }) => to - from >= LEAST_RUN);
}

function toRows(runs: Run[]): CellBox[] {
  const rows = new Map<number, CellBox>();
  for (const { line, from, to } of runs) {
    const row = rows.get(line) ?? { left: from, right: to, top: line, bottom: line + 1 };
    rows.set(line, { ...row, left: Math.min(row.left, from), right: Math.max(row.right, to) });
  }
  return [...rows.values()].sort((a, b) => a.top - b.top);
}

/** Splits a black area into its boxes, since two may touch, and drops those with round ends. */
function toBands(rows: CellBox[]): Band[] {
  const bands: CellBox[] = [];
  for (const row of rows) {
    const last = bands.at(-1);
    if (last && last.bottom === row.top && isAlike(last, row)) bands[bands.length - 1] = around(last, row);
    else bands.push(row);
  }
  return bands.flatMap((core, index) => {
    const above = endsOf(core, bands.slice(0, index).reverse());
    const below = endsOf(core, bands.slice(index + 1));
    if (above === undefined || below === undefined) return [];
    return [{ core, whole: { ...core, top: core.top - above, bottom: core.bottom + below } }];
  });
}

/** How many rows beyond a band are explained by the skew of its edge; undefined where its end is round. */
function endsOf(core: CellBox, beyond: CellBox[]): number | undefined {
  const most = Math.ceil(SKEW * (core.right - core.left));
  let rows = 0;
  for (const { left, right, top, bottom } of beyond) {
    if (left < core.left - RAGGED || right > core.right + RAGGED || bottom - top >= LEAST_HIGH) break;
    rows += bottom - top;
  }
  return rows > most + 1 ? undefined : rows;
}

/** Groups bands above each other with white between them that may be a code. */
function listNear(bands: Band[]): Band[][] {
  const groups: Band[][] = [];
  for (const band of [...bands].sort((a, b) => a.core.top - b.core.top)) {
    const above = groups.find((group) => {
      const { core } = joinBands(group);
      return isAlike(core, band.core) && band.core.top - core.bottom <= CODE_HIGH;
    });
    if (above) above.push(band);
    else groups.push([band]);
  }
  return groups;
}

/**
 * Returns one box if the bands are a box with a code in it, else each band as a box, as when one covers a
 * line of another box.
 */
function takeSolid(table: InkTable, near: Band[]): Band[] {
  const joined = joinBands(near);
  return isSolid(table, joined) ? [joined] : near.filter((band) => isSolid(table, band));
}

function joinBands(bands: Band[]): Band {
  return bands.reduce((joined, { core, whole }) => ({
    core: around(joined.core, core),
    whole: around(joined.whole, whole),
  }));
}

function isAlike(a: CellBox, b: CellBox): boolean {
  const off = RAGGED + SKEW * (a.bottom - a.top);
  return Math.abs(a.left - b.left) <= off && Math.abs(a.right - b.right) <= off;
}

function around(a: CellBox, b: CellBox): CellBox {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function isSolid(table: InkTable, { core: box, whole }: Band): boolean {
  if (box.bottom - box.top < LEAST_HIGH) return false;
  if (box.left < AT_EDGE || box.top < AT_EDGE) return false;
  if (box.right > table.across - AT_EDGE || box.bottom > table.down - AT_EDGE) return false;
  const isSmall = box.right - box.left <= SMALL && box.bottom - box.top <= SMALL;
  const beyond = isSmall ? BEYOND_SMALL : BEYOND;
  return (
    darkShare(table, box) >= MOSTLY &&
    stripsOf(inset(whole, -2)).every((strip) => darkShare(table, strip) <= beyond) &&
    isEdged(table, box) &&
    !hasLargeHole(table, box) &&
    cornersOf(box).every((corner) => darkShare(table, corner) >= CORNER)
  );
}

/**
 * Whether white in one piece is higher than the letters of a code: then it is a picture in white, such as a
 * logo.
 */
function hasLargeHole({ counts, across, cell }: InkTable, box: CellBox): boolean {
  const runs: Run[] = [];
  for (let y = box.top; y < box.bottom; y += 1) {
    let from = -1;
    for (let x = box.left; x <= box.right; x += 1) {
      const isWhite = x < box.right && (counts[y * across + x] as number) < HOLE * cell ** 2;
      if (isWhite && from < 0) from = x;
      if (isWhite || from < 0) continue;
      runs.push({ line: y, from, to: x });
      from = -1;
    }
  }
  return chain(runs).some((hole) => {
    const rows = hole.map(({ line }) => line);
    return Math.max(...rows) - Math.min(...rows) >= CODE_HIGH;
  });
}

function isEdged(table: InkTable, box: CellBox): boolean {
  const shares = stripsOf(box).map((strip) => darkShare(table, strip));
  const [top = 0, bottom = 0, left = 0, right = 0] = shares;
  return Math.min(left, right) >= EDGE && Math.min(top, bottom) >= EDGE_BY_CODE;
}

/** The strips along the edges, without the ragged outermost cells. */
function stripsOf(box: CellBox): CellBox[] {
  const { left, top, right, bottom } = inset(box, 1);
  return [
    { left, top, right, bottom: top + STRIP },
    { left, top: bottom - STRIP, right, bottom },
    { left, top, right: left + STRIP, bottom },
    { left: right - STRIP, top, right, bottom },
  ];
}

function cornersOf(box: CellBox): CellBox[] {
  const { left, top, right, bottom } = inset(box, 1);
  return [left, right - STRIP].flatMap((x) =>
    [top, bottom - STRIP].map((y) => ({ left: x, top: y, right: x + STRIP, bottom: y + STRIP })),
  );
}

function inset({ left, top, right, bottom }: CellBox, by: number): CellBox {
  return { left: left + by, top: top + by, right: right - by, bottom: bottom - by };
}

function toPixels({ left, top, right, bottom }: CellBox, cell: number): CellBox {
  return { left: left * cell, top: top * cell, right: right * cell, bottom: bottom * cell };
}
