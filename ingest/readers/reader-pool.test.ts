import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { PageRecord } from '../page-record.ts';
import { buildPdf, saveFile } from '../testing/builders/build-pdf.ts';
import { SENTENCES } from '../testing/sentences.ts';
import { openReaderPool } from './reader-pool.ts';
import type { PageJob } from './reader-pool-options.ts';

const pool = openReaderPool({ workers: 2 });
afterAll(() => pool.close());

const layered = async (pages: number) =>
  saveFile(await buildPdf(Array.from({ length: pages }, () => ({ layer: SENTENCES }))));
const jobsOf = (path: string, pages: number): PageJob[] =>
  Array.from({ length: pages }, (_, pageIndex) => ({ path, pageIndex }));

describe('openFile', () => {
  it('counts the pages of a PDF', async () => {
    expect(await pool.openFile(await layered(3))).toEqual({
      pageCount: 3,
      rendition: null,
      files: [],
      note: null,
      notes: [],
    });
  });

  it.each([
    ['encrypted', async () => saveFile(await buildPdf([{ layer: SENTENCES }], { password: 'abc' }))],
    ['empty', async () => saveFile('')],
    ['unsupported', async () => saveFile(Buffer.from('377abcaf271c0004', 'hex'))],
    ['damaged', async () => saveFile('%PDF-1.7\n1 0 obj\nnothing follows')],
  ])('quarantines a file that is %s, and says what to do next', async (cause, make) => {
    const answer = await pool.openFile(await make());
    expect(answer).toMatchObject({ cause });
    expect('message' in answer && answer.message).toMatch(/\. (?:Ask|Unpack|Repair)|, or repair/);
  });

  it('opens the readable part of a truncated PDF', async () => {
    const whole = await buildPdf(Array.from({ length: 4 }, () => ({ layer: SENTENCES })));
    const answer = await pool.openFile(await saveFile(whole.slice(0, whole.length * 0.9)));
    expect('pageCount' in answer || answer.cause === 'damaged').toBe(true);
  });
});

describe('readPages', () => {
  it('reads every page of several files once', async () => {
    const [first, second] = await Promise.all([layered(5), layered(4)]);
    const seen: string[] = [];
    for await (const { job, record } of pool.readPages([...jobsOf(first, 5), ...jobsOf(second, 4)])) {
      expect(record).toMatchObject({ pageIndex: job.pageIndex, status: 'read' });
      seen.push(`${job.path} ${job.pageIndex}`);
    }
    expect(new Set(seen).size).toBe(9);
  });

  it('takes jobs from a source that opens files as it goes', async () => {
    const paths = [await layered(2), await saveFile(''), await layered(3)];
    async function* jobs() {
      for (const path of paths) {
        const answer = await pool.openFile(path);
        if ('pageCount' in answer) yield* jobsOf(path, answer.pageCount);
      }
    }
    const read = await Array.fromAsync(pool.readPages(jobs()));
    expect(read).toHaveLength(5);
  });

  it('reads a scan with the real recognizer', async () => {
    const path = await saveFile(await buildPdf([{ scan: SENTENCES, stamp: 'ICE FOIA 10-2674.0000012' }]));
    const record = await pool.readPage(path, 0);
    expect(record.text.text).toContain('fingerprints of every person');
    expect(record.text.confidence).toBeGreaterThan(80);
  });

  it('reads an image only once if its recognition is remembered: the same words in the same places', async () => {
    const page = { scan: SENTENCES };
    const path = await saveFile(await buildPdf([page, { scan: SENTENCES.slice(2) }, page]));
    const read = new Map<string, PageRecord>();
    for (const pageIndex of [0, 1, 2]) {
      const recall = async (pixels: string) => {
        const earlier = read.get(pixels);
        return earlier && { ...earlier, page: `p. ${earlier.pageIndex + 1}` };
      };
      for await (const { record } of pool.readPages([{ path, pageIndex }], { recall })) {
        if (record.pixels !== null && !read.has(record.pixels)) read.set(record.pixels, record);
        if (pageIndex !== 2) continue;
        const [first] = read.values();
        expect(read.size).toBe(2);
        expect(record.text.words).toEqual(first?.text.words);
        expect(record.text.reason).toContain('the same image as p. 1, read there');
      }
    }
  });

  it('abandons a page whose image is still being looked up when it is canceled', async () => {
    const path = await saveFile(await buildPdf([{ scan: SENTENCES }]));
    const cancel = new AbortController();
    const recall = async () => {
      cancel.abort(new Error('enough'));
      return new Promise<undefined>(() => {});
    };
    const reading = Array.fromAsync(
      pool.readPages([{ path, pageIndex: 0 }], { recall, signal: cancel.signal }),
    );
    await expect(reading).rejects.toThrow('enough');
  });

  it('reads a scan that is upside down, and turns it upright with its boxes', async () => {
    const path = await saveFile(await buildPdf([{ scan: SENTENCES, scanTurned: 180 }]));
    const record = await pool.readPage(path, 0);
    expect(record.text.text).toContain('fingerprints of every person');
    expect(record.turned).toBe(180);
    // The first lines of the text, which are near the top once the page is upright.
    expect(record.text.words.find(({ text }) => text === 'fingerprints')?.rect.y).toBeLessThan(0.2);
  });

  it('stops at once when it is canceled, and the pool keeps working', async () => {
    const path = await layered(30);
    const cancel = new AbortController();
    const read = async () => {
      for await (const { job } of pool.readPages(jobsOf(path, 30), { signal: cancel.signal })) {
        if (job.pageIndex >= 0) cancel.abort(new Error('enough'));
      }
    };
    await expect(read()).rejects.toThrow('enough');
    expect(await pool.readPage(path, 0)).toMatchObject({ status: 'read' });
  });
});

describe('openReaderPool', () => {
  it('rejects a language whose data is not installed, before any page is read', () => {
    expect(() => openReaderPool({ languages: ['eng', 'xyz'] })).toThrow('There is no language data for xyz');
  });
});

describe('limits', () => {
  it('report a page that takes too long as a problem, and replace the process', async () => {
    const program = fileURLToPath(new URL('../testing/readers/busy-reader.ts', import.meta.url));
    const hasty = openReaderPool({ workers: 1, secondsPerPage: 0.05, program });
    const path = await layered(1);
    const record = await hasty.readPage(path, 0);
    expect(record).toMatchObject({ status: 'problem', pageIndex: 0 });
    expect(record.problem).toContain('took more than 0.05 seconds');
    expect(await hasty.openFile(path)).toMatchObject({ cause: 'timed-out' });
    await hasty.close();
  });

  it('report a page that takes too much memory as a problem', async () => {
    const narrow = openReaderPool({ workers: 1, memoryPerWorker: 20 });
    const path = await saveFile(await buildPdf([{ scan: SENTENCES }]));
    expect((await narrow.readPage(path, 0)).problem).toContain('more memory than allowed (20 MB)');
    await narrow.close();
  });
});

describe('a page on which this program fails', () => {
  const recognizer = fileURLToPath(new URL('../testing/readers/failing-recognizer.ts', import.meta.url));

  it('is read at a lower resolution, and has a note about it', async () => {
    const failing = openReaderPool({ workers: 1, recognizer });
    const record = await failing.readPage(await saveFile(await buildPdf([{ scan: SENTENCES }])), 0);
    await failing.close();
    expect(record).toMatchObject({ status: 'read', problem: null });
    expect(record.text.text).toContain('second attempt');
    expect(record.notes).toEqual([expect.stringMatching(/^This program failed.*at a lower resolution/)]);
  });

  it('is not blamed on the agency if that fails too', async () => {
    const failing = openReaderPool({ workers: 1, memoryPerWorker: 20 });
    const { problem } = await failing.readPage(await layered(1), 0);
    await failing.close();
    expect(problem).toContain('The file itself may be fine');
    expect(problem).not.toMatch(/agency/);
  });
});

describe('a reader process', () => {
  const program = fileURLToPath(new URL('../testing/readers/numbered-reader.ts', import.meta.url));
  const countProcesses = async (path: string) => {
    const lasting = openReaderPool({ workers: 1, program });
    const read = await Array.fromAsync(lasting.readPages(jobsOf(path, 200)));
    await lasting.close();
    return new Set(read.map(({ record }) => record.text.text)).size;
  };

  it('is replaced after many recognized pages, because its memory grows with them', async () => {
    expect(await countProcesses('scan')).toBe(2);
  });

  it('is kept as long as pages need no recognition', async () => {
    expect(await countProcesses('text')).toBe(1);
  });
});

describe('pages that take much memory', () => {
  it('are read one after the other, without losing any, if they take over half of the limit', async () => {
    const program = fileURLToPath(new URL('../testing/readers/greedy-reader.ts', import.meta.url));
    const greedy = openReaderPool({ workers: 2, memoryPerWorker: 240, program });
    const read = await Array.fromAsync(greedy.readPages(jobsOf('no file', 4)));
    await greedy.close();
    const periods = read
      .map(({ record }) => record.text.text.split(' ').map(Number))
      .sort(([one = 0], [other = 0]) => one - other);
    expect(periods).toHaveLength(4);
    periods.slice(1).forEach(([from], index) => {
      expect(from).toBeGreaterThanOrEqual(periods[index]?.[1] ?? Number.NaN);
    });
  });

  it('are read in parallel if they take less', async () => {
    const program = fileURLToPath(new URL('../testing/readers/meeting-reader.ts', import.meta.url));
    const folder = await mkdtemp(join(tmpdir(), 'uncover-meeting-'));
    const pool = openReaderPool({ workers: 2, memoryPerWorker: 800, program });
    expect(await Array.fromAsync(pool.readPages(jobsOf(folder, 2)))).toHaveLength(2);
    await pool.close();
    await rm(folder, { recursive: true });
  });
});

describe('close', () => {
  it('ends running work', async () => {
    const brief = openReaderPool({ workers: 1 });
    const reading = brief.readPage(await layered(1), 0);
    reading.catch(() => {});
    await sleep(10);
    await brief.close();
    await expect(reading).rejects.toThrow('closed');
  });
});
