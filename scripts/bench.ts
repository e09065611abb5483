import { parseArgs } from 'node:util';
import { describeMachine } from './bench/describe-machine.ts';

/** A benchmark prints its figures; it fails only when it could not measure. */
interface Bench {
  summary: string;
  load: () => Promise<{ bench: (words: BenchWords) => Promise<void> }>;
}

export interface BenchWords {
  paths: string[];
  workers: number | undefined;
}

const benches: Record<string, Bench> = {
  accuracy: {
    summary: 'text and Bates numbers of the synthetic production against its truth',
    load: () => import('./bench/accuracy.ts'),
  },
  ocr: {
    summary: 'pages a minute, per worker, and memory; of the synthetic production or of the PDFs given',
    load: () => import('./bench/ocr.ts'),
  },
  viewer: {
    summary: 'page 2,500 of a 3,000-page file in a real browser: seconds, bytes, memory',
    load: () => import('./bench/viewer.ts'),
  },
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { workers: { type: 'string' }, help: { type: 'boolean' } },
});
const [name, ...paths] = positionals;
const chosen = name !== undefined && Object.hasOwn(benches, name) ? benches[name] : undefined;
if (!chosen || values.help) {
  const lines = Object.entries(benches).map(([each, { summary }]) => `  ${each.padEnd(10)} ${summary}`);
  process.stdout.write(`Usage: npm run bench -- NAME [--workers N] [PDF...]\n\n${lines.join('\n')}\n`);
  process.exitCode = values.help ? 0 : 2;
} else {
  process.stdout.write(`${describeMachine()}\n\n`);
  const { bench } = await chosen.load();
  await bench({ paths, workers: values.workers === undefined ? undefined : Number(values.workers) });
}
