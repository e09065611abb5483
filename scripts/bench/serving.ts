import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { IngestRequest } from '#contract/intake/ingest-request.ts';
import type { Production } from '#contract/intake/production.ts';
import type { Upload } from '#contract/intake/upload.ts';
import type { PageSummary, PageWindow } from '#contract/pages/page.ts';
import { startUncover } from '../testing/run-uncover.ts';
import type { BenchWords } from './bench-words.ts';
import { type Client, openClient } from './serving/client.ts';
import { furnish, MATTER } from './serving/furnish.ts';
import { type Ask, measure, printFigures } from './serving/measure.ts';
import { startServing } from './serving/start-serving.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/secure-communities', import.meta.url));
/** Each copy is a separate file, with enough pages for reading to last longer than the measurement. */
const COPIES = 4;
/** Milliseconds until the readers have started. */
const START = 8000;

/**
 * How long a reviewer waits while nothing is read, while the server reads a production with all its readers,
 * and while the command line does, for 300 page views and 300 tag changes each.
 */
export async function bench({ workers, runs }: BenchWords): Promise<void> {
  // A new data folder each time, because an image known from an earlier run is not read again.
  for (let run = 1; run <= runs; run += 1) await measureRun(run, workers);
}

async function measureRun(run: number, workers: number | undefined): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'uncover-serving-'));
  const dataDir = join(folder, 'data');
  await furnish(folder, dataDir);
  const serving = await startServing(dataDir, workers);
  try {
    const client = await openClient(serving.address);
    try {
      const asks = await listAsks(client);
      await measure(asks, 1);
      printFigures(`run ${run}: nothing is read`, await measure(asks));
      await whileServerReads(client, run, asks);
      await whileCommandReads(client, folder, dataDir, run, workers, asks);
    } finally {
      // Stopped before the server, which would end the stream of events.
      client.close();
    }
  } finally {
    await serving.close();
    await rm(folder, { recursive: true });
  }
}

/** The requests of opening a page, and of a decision. */
async function listAsks(client: Client): Promise<Record<string, Ask>> {
  const { pages } = await client.get<PageWindow>(`/pages?limit=500&offset=1000`);
  const [tag] = await client.get<{ tagId: string }[]>('/tags');
  const at = (turn: number) => pages[(turn * 37) % pages.length] as PageSummary;
  return {
    'page, with its text': (turn) => client.get(`/pages/${at(turn).pageId}`),
    'list around it': (turn) => client.get(`/pages?limit=100&around=${at(turn).pageId}`),
    'versions of its text': (turn) => client.get(`/pages/${at(turn).pageId}/texts`),
    'its image, first range': (turn) => client.getRange(`/files/${at(turn).fileId}/paged`, turn * 65_536),
    'tag on or off': (turn) =>
      client.send('POST', '/decisions', {
        tagId: tag?.tagId,
        present: Math.floor(turn / pages.length) % 2 === 0,
        target: { kind: 'pages', pageIds: [at(turn).pageId] },
      }),
  };
}

async function whileServerReads(client: Client, run: number, asks: Record<string, Ask>): Promise<void> {
  for (const { name, bytes } of await listCopies(`server, run ${run}`)) {
    const body = {
      production: nameOf(run),
      files: [{ path: name, bytes: bytes.length, lastModified: run }],
    };
    const { uploads } = await client.send<{ uploads: Upload[] }>('POST', '/uploads', body);
    const upload = `/uploads/${uploads[0]?.uploadId}`;
    await client.sendBytes(`${upload}/bytes?offset=0`, bytes);
    await client.send('POST', `${upload}/finish`, {});
  }
  await measureDuringIngest(`run ${run}: the server reads`, client, asks);
  const [production] = (await client.get<Production[]>('/productions')).filter(
    ({ name }) => name === nameOf(run),
  );
  if ((await client.get<IngestRequest[]>('/ingest-requests')).length > 0)
    await client.send('DELETE', `/productions/${production?.productionId}/ingest-request`, {});
}

/** Prints how many pages were read meanwhile: without them the figures would mean nothing. */
async function measureDuringIngest(title: string, client: Client, asks: Record<string, Ask>): Promise<void> {
  const countRead = async () =>
    (await client.get<Production[]>('/productions')).reduce((sum, { pagesRead }) => sum + pagesRead, 0);
  await sleep(START);
  const before = await countRead();
  const started = performance.now();
  const figures = await measure(asks);
  const seconds = (performance.now() - started) / 1000;
  const pages = (await countRead()) - before;
  printFigures(`${title}, ${pages} pages in ${seconds.toFixed(0)} s`, figures);
}

function nameOf(run: number): string {
  return `Read by the server, run ${run}`;
}

async function whileCommandReads(
  client: Client,
  folder: string,
  dataDir: string,
  run: number,
  workers: number | undefined,
  asks: Record<string, Ask>,
): Promise<void> {
  const paths: string[] = [];
  for (const { name, bytes } of await listCopies(`command, run ${run}`)) {
    const path = join(folder, `${run}-${name}`);
    await writeFile(path, bytes);
    paths.push(path);
  }
  const production = `Read by the command line, run ${run}`;
  const words = ['ingest', ...paths, '--matter', MATTER, '--production', production, '--data', dataDir];
  const reading = startUncover([...words, ...(workers ? ['--workers', String(workers)] : [])]);
  const ended = new Promise((resolve) => reading.once('close', resolve));
  // Its progress output is discarded; a full pipe would stop it.
  reading.stderr?.resume();
  await measureDuringIngest(`run ${run}: the command line reads`, client, asks);
  reading.kill('SIGTERM');
  await ended;
}

/** Copies of the synthetic production, each file made different by a comment after its end. */
async function listCopies(mark: string): Promise<{ name: string; bytes: Buffer }[]> {
  const names = (await readdir(fixtures)).filter((name) => name.endsWith('.pdf'));
  const copies: { name: string; bytes: Buffer }[] = [];
  for (let copy = 1; copy <= COPIES; copy += 1) {
    for (const name of names) {
      const bytes = await readFile(join(fixtures, name));
      const comment = Buffer.from(`\n% ${mark}, copy ${copy}\n`);
      copies.push({ name: `${copy}-${name}`, bytes: Buffer.concat([bytes, comment]) });
    }
  }
  return copies;
}
