import type { TextOperator } from './text-operators.ts';

/** Largest number of groups: each costs a rendering of the page. */
const MOST_GROUPS = 5;
/**
 * A glyph's core is this share of its width and height, around its middle, which belongs to no other glyph.
 */
const CORE = 0.3;
/** Cells along the page's longer side by which glyphs are looked up. */
const CELLS = 128;

/**
 * Groups text operators so that glyphs in the same place are in different groups: text under other text is
 * recognized only when it disappears and the other stays. The same letters in the same place, as of bold type
 * that is drawn twice, stay together. Returns the group of each operator, from 0.
 */
export function groupOperators(operators: readonly TextOperator[]): number[] {
  const together = operators.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (together[root] !== root) root = together[root] as number;
    return root;
  };
  const rivals: [number, number][] = [];
  for (const [one, other, isSame] of listMeetings(operators)) {
    if (isSame) together[rootOf(one)] = rootOf(other);
    else rivals.push([one, other]);
  }
  const apart = new Map<number, Set<number>>();
  const note = (one: number, other: number) =>
    apart.set(one, (apart.get(one) ?? new Set<number>()).add(other));
  for (const [one, other] of rivals) {
    const [a, b] = [rootOf(one), rootOf(other)];
    if (a === b) continue;
    note(a, b);
    note(b, a);
  }
  const groups = new Map<number, number>();
  for (const index of operators.keys()) {
    const root = rootOf(index);
    if (groups.has(root)) continue;
    const taken = new Set([...(apart.get(root) ?? [])].map((other) => groups.get(other)));
    let group = 0;
    while (taken.has(group) && group < MOST_GROUPS - 1) group += 1;
    groups.set(root, group);
  }
  return operators.map((_, index) => groups.get(rootOf(index)) ?? 0);
}

/** Pairs of operators with a glyph in the same place, and whether it is the same letter. */
function* listMeetings(operators: readonly TextOperator[]): Generator<[number, number, boolean]> {
  const cells = new Map<number, { operator: number; x: number; y: number; text: string }[]>();
  for (const [operator, { glyphs }] of operators.entries()) {
    for (const { text, rect } of glyphs) {
      const x = rect.x + rect.width / 2;
      const y = rect.y + rect.height / 2;
      const [column, row] = [Math.floor(x * CELLS), Math.floor(y * CELLS)];
      for (let across = -1; across <= 1; across += 1) {
        for (let down = -1; down <= 1; down += 1) {
          for (const other of cells.get((row + down) * 4 * CELLS + column + across) ?? []) {
            if (other.operator === operator) continue;
            const isThere =
              Math.abs(other.x - x) < CORE * rect.width && Math.abs(other.y - y) < CORE * rect.height;
            if (isThere) yield [other.operator, operator, other.text === text];
          }
        }
      }
      const key = row * 4 * CELLS + column;
      const cell = cells.get(key);
      if (cell) cell.push({ operator, x, y, text });
      else cells.set(key, [{ operator, x, y, text }]);
    }
  }
}
