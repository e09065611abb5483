/**
 * Finds ruled lines and the edges of boxes, in coarse cells: ink that is not missed text. A rule is a run of
 * cells that is longer than connected letters, with paper on both sides.
 */

/** Cells: 0.7 inch across; 1/3 inch down, which is taller than headings. */
const LEAST_ACROSS = 50;
const LEAST_DOWN = 24;
/** A rule is at most this many cells thick: 1/25 inch. */
const THICK = 3;
/** At least this share of a run's cells have paper next to them; the rest touch text or another rule. */
const MOSTLY = 0.8;

/** 1 for each cell that belongs to a rule, else 0. */
export function findRules(cells: Uint8Array, across: number, down: number): Uint8Array {
  const rules = new Uint8Array(cells.length);
  for (let y = 0; y < down; y += 1) markRuns(cells, rules, y * across, across, 1, across, LEAST_ACROSS);
  for (let x = 0; x < across; x += 1) markRuns(cells, rules, x, down, across, 1, LEAST_DOWN);
  return rules;
}

/** `step` moves from cell to cell along a row or column, `beside` to the next row or column. */
function markRuns(
  cells: Uint8Array,
  rules: Uint8Array,
  start: number,
  length: number,
  step: number,
  beside: number,
  least: number,
): void {
  let run = 0;
  let free = 0;
  for (let place = 0; place <= length; place += 1) {
    const cell = start + place * step;
    if (place < length && cells[cell]) {
      run += 1;
      if (!cells[cell - THICK * beside] && !cells[cell + THICK * beside]) free += 1;
      continue;
    }
    if (run >= least && free >= MOSTLY * run) {
      for (let back = 1; back <= run; back += 1) rules[cell - back * step] = 1;
    }
    run = 0;
    free = 0;
  }
}
