import { placeAt, type Segment } from './join-runs.ts';

interface Point {
  x: number;
  y: number;
}

/** Four lines that enclose a part of the page. */
export interface Frame {
  top: Segment;
  bottom: Segment;
  left: Segment;
  right: Segment;
  topLeft: Point;
  topRight: Point;
  bottomLeft: Point;
  bottomRight: Point;
}

/** Inches. A box fits at least a word; a smaller one is a check box. */
const LEAST_WIDTH = 0.13;
const LEAST_HEIGHT = 0.1;
/** How far lines may miss each other at a corner, in inches. */
const OPEN = 0.045;
/** Only this many of the smallest frames at a corner are kept: a larger one contains a line of another. */
const MOST_AT_CORNER = 3;

/**
 * The smallest frames that ruled lines form, each once. Stops soon after `most` frames. `inch`: pixels per
 * inch.
 */
export function findFrames(across: Segment[], down: Segment[], inch: number, most: number): Frame[] {
  const corners = new Corners(across, down, OPEN * inch);
  const frames: Frame[] = [];
  for (const top of across) {
    for (const left of corners.downFrom(top)) frames.push(...framesAt(top, left, corners, inch));
    if (frames.length > most) break;
  }
  return frames;
}

function framesAt(top: Segment, left: Segment, corners: Corners, inch: number): Frame[] {
  const frames: Frame[] = [];
  const start = meet(top, left);
  const rights = corners.downFrom(top).filter((right) => meet(top, right).x - start.x >= LEAST_WIDTH * inch);
  const bottoms = corners
    .acrossFrom(left)
    .filter((bottom) => meet(bottom, left).y - start.y >= LEAST_HEIGHT * inch);
  for (const right of rights) {
    for (const bottom of bottoms) {
      if (!corners.has(bottom, right)) continue;
      frames.push(toFrame(top, bottom, left, right));
      break;
    }
    if (frames.length >= MOST_AT_CORNER) break;
  }
  return frames;
}

function toFrame(top: Segment, bottom: Segment, left: Segment, right: Segment): Frame {
  return {
    top,
    bottom,
    left,
    right,
    topLeft: meet(top, left),
    topRight: meet(top, right),
    bottomLeft: meet(bottom, left),
    bottomRight: meet(bottom, right),
  };
}

/** The crossings of lines, accessible by either line, in page order. */
class Corners {
  readonly #down = new Map<Segment, Segment[]>();
  readonly #across = new Map<Segment, Segment[]>();
  readonly #meeting = new Map<Segment, Set<Segment>>();

  constructor(across: Segment[], down: Segment[], open: number) {
    const byX = [...down].sort((a, b) => a.base - b.base);
    const byY = [...across].sort((a, b) => a.base - b.base);
    for (const line of byY) {
      const meeting = byX.filter((other) => reach(line, other, open));
      this.#down.set(
        line,
        meeting.sort((a, b) => meet(line, a).x - meet(line, b).x),
      );
      this.#meeting.set(line, new Set(meeting));
    }
    for (const line of byX) {
      const meeting = byY.filter((other) => this.has(other, line));
      this.#across.set(
        line,
        meeting.sort((a, b) => meet(a, line).y - meet(b, line).y),
      );
    }
  }

  downFrom(across: Segment): Segment[] {
    return this.#down.get(across) ?? [];
  }

  acrossFrom(down: Segment): Segment[] {
    return this.#across.get(down) ?? [];
  }

  has(across: Segment, down: Segment): boolean {
    return this.#meeting.get(across)?.has(down) ?? false;
  }
}

function reach(across: Segment, down: Segment, open: number): boolean {
  const { x, y } = meet(across, down);
  return x >= across.from - open && x <= across.to + open && y >= down.from - open && y <= down.to + open;
}

function meet(across: Segment, down: Segment): Point {
  const y = (across.base + across.slope * down.base) / (1 - across.slope * down.slope);
  return { x: placeAt(down, y), y };
}
