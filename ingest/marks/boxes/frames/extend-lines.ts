import type { CellBox } from '../ink-table.ts';
import { goesOnIn, placeAt, type Segment } from './join-runs.ts';

/** Inches by which a line may fail to reach the box that it goes on under. */
const TOUCH = 0.012;

/**
 * Ruled lines with what boxes hide of them: one that ends at a box that was put there later may go on under
 * all of it, and where it comes out again it is one line. `inch`: pixels an inch.
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

/** A box as lines of one direction see it: from where to where along them, between which places. */
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

/** Drawn as the longer of the two is. */
function join(one: Segment, other: Segment): Segment {
  const longer = one.to - one.from >= other.to - other.from ? one : other;
  return { ...longer, from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}
