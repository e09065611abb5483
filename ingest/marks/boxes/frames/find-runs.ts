import type { DarkPixels } from '../dark-pixels.ts';

/** Consecutive dark pixels of a row or column: in line `line`, from `from` up to but not including `to`. */
export interface Run {
  line: number;
  from: number;
  to: number;
}

/** Inches. A hole of up to this length in a line is a flaw of the scan. */
const HOLE = 0.009;

/** Runs of dark pixels that are at least this many inches long, across and down, in line order. */
export function findRuns(
  dark: DarkPixels,
  least: { across: number; down: number },
): { across: Run[]; down: Run[] } {
  const { width, height, inch, data } = dark;
  const hole = Math.max(1, Math.round(HOLE * inch));
  const across = new RunCollector(height, hole, least.across * inch);
  const down = new RunCollector(width, hole, least.down * inch);
  for (let at = data.indexOf(1); at >= 0; at = data.indexOf(1, at)) {
    const y = Math.floor(at / width);
    const end = (y + 1) * width;
    const from = at - y * width;
    while (at < end && data[at]) {
      down.add(at - y * width, y, y + 1);
      at += 1;
    }
    across.add(y, from, at - y * width);
  }
  return { across: across.finish(), down: down.finish() };
}

class RunCollector {
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #hole: number;
  readonly #least: number;
  readonly #runs: Run[] = [];

  constructor(lines: number, hole: number, least: number) {
    this.#from = new Int32Array(lines);
    this.#to = new Int32Array(lines).fill(-1 - hole);
    this.#hole = hole;
    this.#least = least;
  }

  /** Adds the next dark pixels of a line, which come after all those added before. */
  add(line: number, from: number, to: number): void {
    if (from - (this.#to[line] as number) > this.#hole) {
      this.#end(line);
      this.#from[line] = from;
    }
    this.#to[line] = to;
  }

  finish(): Run[] {
    for (let line = 0; line < this.#from.length; line += 1) this.#end(line);
    return this.#runs.sort((a, b) => a.line - b.line || a.from - b.from);
  }

  #end(line: number): void {
    const from = this.#from[line] as number;
    const to = this.#to[line] as number;
    if (to - from >= this.#least) this.#runs.push({ line, from, to });
  }
}
