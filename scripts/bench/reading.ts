import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatNumber } from '#contract/values/counted.ts';
import { openReaderPool } from '#ingest';
import type { BenchWords } from './bench-words.ts';
import { megabytes } from './figures.ts';
import { makeScanFile } from './make-scan-file.ts';
import { watchMemory } from './watch-memory.ts';

const instant = new URL('./instant-recognizer.ts', import.meta.url).href;
/** Parts of the file whose peak memory is compared. */
const PARTS = 6;

/**
 * Measures what reading scans costs besides recognition: opening, getting pixels, finding ink, with the real
 * readers and a recognizer that answers at once; and whether memory stays constant over one long file.
 */
export async function bench({ pages = 300, workers = availableParallelism() }: BenchWords): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'uncover-reading-'));
  const path = join(folder, 'scans.pdf');
  const { bytes } = await makeScanFile(pages);
  await writeFile(path, bytes);
  const pool = openReaderPool({ workers, recognizer: instant });
  try {
    const jobs = Array.from({ length: pages }, (_, pageIndex) => ({ path, pageIndex }));
    const started = performance.now();
    const peaks: number[] = [];
    let memory = watchMemory();
    let read = 0;
    for await (const { record } of pool.readPages(jobs)) {
      if (record.status === 'problem') throw new Error(`Page ${record.pageIndex + 1}: ${record.problem}`);
      read += 1;
      if (read < ((peaks.length + 1) * pages) / PARTS) continue;
      peaks.push(memory.stop());
      process.stdout.write(
        `  ${formatNumber(read)} pages: memory peak ${megabytes(peaks.at(-1) ?? 0)} since the line before\n`,
      );
      memory = watchMemory();
    }
    memory.stop();
    const seconds = (performance.now() - started) / 1000;
    process.stdout.write(
      `${formatNumber(pages)} scans in one file of ${megabytes(bytes.length)}, ${workers} workers: ${seconds.toFixed(1)} s, ` +
        `${(pages / seconds).toFixed(1)} pages a second, ${((seconds * 1000 * workers) / pages).toFixed(0)} ms of a worker for each\n` +
        `memory peak ${megabytes(Math.max(...peaks))}, all processes counted\n`,
    );
  } finally {
    await pool.close();
    await rm(folder, { recursive: true });
  }
}
