import { setTimeout as sleep } from 'node:timers/promises';

/** One kind of request; `turn` counts from 0. */
export type Ask = (turn: number) => Promise<unknown>;

const TURNS = 300;
/** Milliseconds between two turns: a fast reviewer, not a load test. */
const PAUSE = 40;

/** The milliseconds of each request, by name. */
export type Figures = Map<string, number[]>;

let turnsBefore = 0;

/** Sends all kinds in turn, so that they meet the same conditions. */
export async function measure(asks: Record<string, Ask>, turns = TURNS): Promise<Figures> {
  const figures: Figures = new Map(Object.keys(asks).map((name) => [name, []]));
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [name, ask] of Object.entries(asks)) {
      const started = performance.now();
      await ask(turnsBefore + turn);
      figures.get(name)?.push(performance.now() - started);
    }
    await sleep(PAUSE);
  }
  turnsBefore += turns;
  return figures;
}

export function printFigures(title: string, figures: Figures): void {
  process.stdout.write(`${title}\n`);
  for (const [name, times] of figures) {
    const sorted = times.toSorted((one, other) => one - other);
    const at = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(0).padStart(5);
    process.stdout.write(
      `  ${name.padEnd(24)} ${times.length} requests: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms\n`,
    );
  }
}
