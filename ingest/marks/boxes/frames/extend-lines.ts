import type { CellBox } from '../ink-table.ts';
import { goesOnIn, placeAt, type Segment } from './join-runs.ts';

/** How far a line may end before the box under which it continues, in inches. */
const TOUCH = 0.012;

/**
 * Extends ruled lines under the boxes that hide them: a line that ends at a box drawn later may continue
 * under all of it, and where it reappears both parts are one line. `inch`: pixels per inch.
 */
export function extendAcross(lines: readonly Segment[], covers: readonly CellBox[], inch: number): Segment[] {
  return extend(
    lines,
    covers.map(({ left, right, top, bottom }) => ({ from: left, to: right, first: top, last: bottom })),
    inch,
  );
}

export function extendDown(lines: readonly Segment[], covers: readonly CellBox[], inch: number): Segment[] {
  return extend(
    lines,
    covers.map(({ left, right, top, bottom }) => ({ from: top, to: bottom, first: left, last: right })),
    inch,
  );
}

/**
 * A box as seen by lines of one direction: its extent along the lines, and between which positions across
 * them.
 */
interface Cover {
  from: number;
  to: number;
  first: number;
  last: number;
}

function extend(lines: readonly Segment[], covers: readonly Cover[], inch: number): Segment[] {
  const extended: Segment[] = [];
  for (const line of [...lines].sort((a, b) => a.from - b.from)) {
    const longer = extendLine(line, covers, TOUCH * inch);
    const before = extended.findIndex((other) => goesOnIn(other, longer, inch));
    const other = extended[before];
    if (other) extended[before] = join(other, longer);
    else extended.push(longer);
  }
  return extended;
}

function extendLine(line: Segment, covers: readonly Cover[], touch: number): Segment {
  const reaches = (end: number) =>
    covers.filter(({ from, to, first, last }) => {
      const place = placeAt(line, end);
      return end >= from - touch && end <= to + touch && place > first && place < last;
    });
  return {
    ...line,
    from: Math.min(line.from, ...reaches(line.from).map(({ from }) => from)),
    to: Math.max(line.to, ...reaches(line.to).map(({ to }) => to)),
  };
}

/** The result is drawn like the longer of the two. */
function join(one: Segment, other: Segment): Segment {
  const longer = one.to - one.from >= other.to - other.from ? one : other;
  return { ...longer, from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}
