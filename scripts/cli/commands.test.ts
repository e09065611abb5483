import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databasePath } from '#api/data-folder.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { saveExhibitList } from '#api/repositories/exhibits/exhibit-lists.ts';
import { listPageKeys } from '#api/repositories/pages/pages.ts';
import { IngestReport } from '#contract/intake/production.ts';
import { BatesReport } from '#contract/numbers/bates.ts';
import type { PageLine } from '#contract/pages/page.ts';
import { SearchReport } from '#contract/search/search.ts';
import {
  makeBlankPdf,
  makeEncryptedPdf,
  makeScanPdf,
  makeStampedScanPdf,
  makeTextPdf,
  makeTruncatedPdf,
  makeZeroPagePdf,
} from '../make/fixtures/simple-pdfs.ts';
import { callUncover, type Run, runUncover, startUncover } from '../testing/run-uncover.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-commands-'));
});
afterAll(() => rm(folder, { recursive: true }));

const letter = (page: number) => [
  `Page ${page} of the letter from the county to the agency about the programme.`,
  'The board of supervisors has asked how a county may opt out of the programme,',
  'and whether an answer will be given before the date of activation.',
  'The sheriff has written twice and has not had a reply that says so in plain words.',
];

async function writeFiles(name: string, files: Record<string, Uint8Array | string>): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  for (const [file, bytes] of Object.entries(files)) await writeFile(join(path, file), bytes);
  return path;
}

function succeeded(run: Run): Run {
  if (run.exitCode !== 0) throw new Error(`exit code ${run.exitCode}: ${run.stderr}`);
  return run;
}

const wordsFor = (source: string, data: string) =>
  ['ingest', source, '--matter', 'test', '--data', data, '--json'] as const;

async function ingest(source: string, data: string): Promise<IngestReport> {
  const run = await callUncover(...wordsFor(source, data));
  return IngestReport.parse(JSON.parse(succeeded(run).stdout));
}

async function listPages(data: string): Promise<PageLine[]> {
  const run = await callUncover('pages', '--matter', 'test', '--data', data, '--text', '--jsonl');
  return succeeded(run)
    .stdout.trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PageLine);
}

it('exits normally if the reader of its output closes the pipe', async () => {
  const child = startUncover(['--help']);
  child.stdout?.destroy();
  let stderr = '';
  child.stderr?.on('data', (data) => {
    stderr += data;
  });
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
  expect(stderr).toBe('');
});

describe('ingest', () => {
  it('accounts for every file, whatever is wrong with it', async () => {
    const text = await makeTextPdf([letter(1)]);
    const source = await writeFiles('bad-files', {
      'encrypted.pdf': await makeEncryptedPdf('secret'),
      'truncated.pdf': await makeTruncatedPdf(),
      'zero-bytes.pdf': '',
      'zero-pages.pdf': makeZeroPagePdf(),
      'not-a-pdf.pdf': Buffer.from('526172211a0700cf', 'hex'),
      'a-note.pdf': 'This is a note, not a PDF.',
      'blank.pdf': await makeBlankPdf(),
      'good.pdf': text,
      'the-same-again.pdf': text,
    });
    const report = await ingest(source, join(folder, 'data-bad'));
    const outcome = new Map(report.files.map((file) => [file.path.split('/')[1], file]));
    const statusOf = (name: string) => `${outcome.get(name)?.status} ${outcome.get(name)?.cause}`;
    expect(report.files).toHaveLength(9);
    expect(statusOf('encrypted.pdf')).toBe('quarantined encrypted');
    expect(statusOf('zero-bytes.pdf')).toBe('quarantined empty');
    expect(statusOf('zero-pages.pdf')).toBe('quarantined empty');
    expect(statusOf('not-a-pdf.pdf')).toBe('quarantined unsupported');
    expect(statusOf('a-note.pdf')).toBe('read null');
    expect(outcome.get('a-note.pdf')?.message).toContain('Named .pdf, but it is plain text.');
    expect(['read null', 'quarantined damaged']).toContain(statusOf('truncated.pdf'));
    expect(statusOf('good.pdf')).toBe('read null');
    expect(statusOf('the-same-again.pdf')).toBe('duplicate null');
    for (const file of report.files) {
      if (file.status !== 'read') expect(file.message).not.toBeNull();
    }
    const { received, textLayer, ocr, blank, problem } = report.pages;
    expect(received).toBe(report.files.reduce((sum, file) => sum + file.pages, 0));
    expect(textLayer + ocr + blank + problem).toBe(received);
    expect(blank).toBe(1);
  });

  it('reads a stamped scan by OCR, because a stamp is not a text layer', async () => {
    const stamp = 'ICE FOIA 10-2674.0000007';
    const source = await writeFiles('stamped', {
      'scan.pdf': await makeStampedScanPdf([{ lines: letter(1), stamp }]),
    });
    const data = join(folder, 'data-stamped');
    await ingest(source, data);
    const [page] = await listPages(data);
    expect(page?.textSource).toBe('ocr');
    expect(page?.textReason).toContain('stamp');
    expect(page?.text).toContain('board of supervisors');
  });

  it.each([
    [['ingest', '--matter', 'test'], 2, 'Name the files'],
    [['ingest', 'x', '--matter', 'Not A Slug'], 2, 'lower-case'],
    [['ingest', '/no/such/file', '--matter', 'test'], 1, 'There is no file or folder'],
    [['ingest', 'x', '--matter', 'test', '--ocr', 'magic'], 2, 'tesseract.js or native'],
    [['ingest', 'x', '--matter', 'test', '--languages', 'eng,../spa'], 2, 'such as eng,spa'],
    [['ingest', 'x', '--matter', 'test', '--languages', 'eng,xyz'], 1, 'There is no language data for xyz'],
    [['ingest', 'x', '--mater', 'test'], 2, '--mater'],
    [['pages', 'ocr', '--matter', 'test'], 2, 'Name the pages'],
    [['pages', 'ocr', 'UNC-1', '--matter', 'test', '--languages', 'xyz'], 2, 'eng or eng,spa'],
    [['search', 'a', '--matter', 'nowhere'], 1, 'No Uncover data was found'],
    [['search', 'a', '--matter', 'test', '--mode', 'guess'], 2, '--mode must be exact or explore'],
    [['search', 'a', '--matter', 'test', '--engine', 'other'], 2, '--engine must be sqlite or meilisearch'],
    [['search', 'a', '--matter', 'test', '--engine', 'meilisearch'], 2, 'Exact search always uses sqlite'],
    [['tag', 'x', '--matter', 'test'], 2, '--pages is missing'],
    [['no-such-verb'], 2, 'There is no verb'],
  ])('%j prints one clear line and exits', async (words, exitCode, message) => {
    const run = await callUncover(...words, '--data', join(folder, `no-data-for-${words[0]}`));
    expect(run.exitCode).toBe(exitCode);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(run.stderr).toContain(message);
    expect(run.stdout).toBe('');
  });
});

describe('the journey on the command line', () => {
  let data: string;
  let exported: string;
  const bates = (number: number) => `ICE FOIA 10-2674.000000${number}`;

  beforeAll(async () => {
    data = join(folder, 'data-walk');
    exported = join(folder, 'exported');
    const source = await writeFiles('walk', {
      'release.pdf': await makeScanPdf(
        [1, 2, 3].map((page) => ({ lines: letter(page), stamp: bates(page) })),
      ),
    });
    await ingest(source, data);
  });

  it('searches, and prints how the query was understood', async () => {
    const run = await callUncover(
      'search',
      '"opt out" AND sheriff',
      '--matter',
      'test',
      '--data',
      data,
      '--json',
    );
    const report = SearchReport.parse(JSON.parse(succeeded(run).stdout));
    expect(report).toMatchObject({ echo: 'the phrase “opt out” AND “sheriff”', pages: 3, documents: 1 });
    expect(report.hits.map((hit) => hit.bates)).toEqual([1, 2, 3].map(bates));
  });

  it('explores, tolerates a misspelling, and prints the nearest exact query', async () => {
    const words = ['search', 'sherif writen', '--mode', 'explore', '--matter', 'test', '--data', data];
    const { stdout } = succeeded(await callUncover(...words));
    expect(stdout).toContain('sherif~ AND writen~\n3 pages in 1 document\n');
  });

  it('prints the position of a syntax error, in one line', async () => {
    const words = ['search', '(a OR', '--matter', 'test', '--data', data];
    const run = await runUncover(...words);
    expect(run.exitCode).toBe(1);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    // The result in a separate process is the same as in this one.
    expect(await callUncover(...words)).toEqual(run);
  });

  it('tags pages by Bates range, prints how many changed, and takes a decision back', async () => {
    const decide = (...words: string[]) => callUncover('tag', ...words, '--matter', 'test', '--data', data);
    const tag = (list: string) => decide('opt-out', '--pages', list);
    expect((await tag(bates(1))).stdout).toMatch(/^1 page named\n1 page changed, decision \d+\n$/);
    expect((await tag(`${bates(1)}-2`)).stdout).toMatch(/^2 pages named\n1 page changed, decision \d+\n$/);
    expect((await tag(`${bates(1)}-2`)).stdout).toBe('2 pages named\n0 pages changed\n');
    expect((await tag(bates(9))).exitCode).toBe(1);
    const decision = /decision (\d+)/.exec((await decide('--pages', bates(3), 'opt-out')).stdout)?.[1] ?? '';
    expect((await decide('--undo', decision)).stdout).toMatch(/^1 page changed, decision \d+\n$/);
    expect((await decide('--undo', '999999')).exitCode).toBe(2);
    expect((await decide('--nothing-applies', '--pages', bates(3))).stdout).toContain('1 page changed');
    const shown = (await callUncover('pages', 'show', bates(3), '--matter', 'test', '--data', data)).stdout;
    expect(shown).toMatch(/^Nothing applies \(/m);
    expect(shown).toMatch(/undid a decision: the answer about “opt-out” is none again$/m);
    expect((await decide('--answer', 'perhaps', '--pages', bates(3), 'opt-out')).exitCode).toBe(2);
    expect((await listPages(data)).map((page) => page.tags)).toEqual([['opt-out'], ['opt-out'], []]);
  });

  it('exports the tagged pages, and verifies the package', async () => {
    const words = [
      'export',
      'exhibits',
      '--matter',
      'test',
      '--data',
      data,
      '--tag',
      'opt-out',
      '--out',
      exported,
    ];
    const made = JSON.parse(succeeded(await callUncover(...words, '--json')).stdout);
    expect(made).toMatchObject({ exhibits: 1, pages: 2 });
    expect(await readFile(join(exported, 'exhibit-list.csv'), 'utf8')).toContain(`${bates(1)}-0000002`);
    expect(succeeded(await callUncover('verify', exported)).stdout).toContain(made.manifestSha256);
    succeeded(await callUncover('verify', exported, '--data', data));
    const log = JSON.parse(succeeded(await callUncover('verify', '--data', data, '--json')).stdout);
    expect(log).toMatchObject({ ok: true, first: { seq: 1 }, last: { seq: log.events }, faults: [] });
    const named = await callUncover('verify', '--data', data, '--event', log.last.hash);
    expect(succeeded(named).stdout).toContain(`with this hash is in the log: ${log.last.seq}`);
    const unknown = await callUncover('verify', '--data', data, '--event', 'ab'.repeat(32));
    expect([unknown.exitCode, unknown.stdout]).toEqual([1, expect.stringContaining('NO event of the log')]);
    expect((await callUncover('verify', exported, '--data', join(folder, 'someone-elses'))).exitCode).toBe(1);
    expect((await callUncover(...words)).exitCode).toBe(1);
  });

  it('exports an arrangement by its name, in its order', async () => {
    const pages = await listPages(data);
    const database = await openDatabase(databasePath(data));
    const tag = await database.selectFrom('tag').select('id').executeTakeFirstOrThrow();
    const matter = await database.selectFrom('matter').select('id').executeTakeFirstOrThrow();
    const pageIds = pages.slice(0, 2).map((page) => page.pageId);
    await saveExhibitList(
      database,
      { actor: 'test', at: new Date() },
      matter.id,
      'list-1',
      {
        name: 'For the motion',
        title: 'Records cited in the motion',
        declarant: 'Jane Doe',
        tagId: tag.id,
        productionId: null,
        exhibits: pageIds.toReversed().map((pageId) => ({
          description: `=page ${pageId}`,
          documentDate: '2009-08-14',
          pageIds: [pageId],
        })),
      },
      await listPageKeys(database, matter.id, pageIds),
    );
    await database.destroy();
    const out = join(folder, 'arranged');
    const words = ['export', 'exhibits', '--matter', 'test', '--data', data, '--out', out];
    succeeded(await callUncover(...words, '--list', 'For the motion'));
    const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'));
    expect(manifest.exhibits.map((exhibit: { batesRange: string }) => exhibit.batesRange)).toEqual([
      bates(2),
      bates(1),
    ]);
    succeeded(await callUncover('verify', out));
    expect((await callUncover(...words, '--list', 'Not there')).exitCode).toBe(1);
  });

  it('reruns OCR on pages, and prints the result for each', async () => {
    const database = await openDatabase(databasePath(data));
    const { key } = await database
      .selectFrom('page')
      .select('key')
      .where('bates', '=', bates(2))
      .executeTakeFirstOrThrow();
    await database.updateTable('page_text').set({ text: 'misread' }).where('page_key', '=', key).execute();
    await database.destroy();
    const words = ['pages', 'ocr', bates(1), bates(2), 'ICE 99', '--matter', 'test', '--data', data];
    const run = await callUncover(...words);
    expect(run.exitCode).toBe(1);
    const [same, anew] = run.stdout.split('\n');
    expect(same).toBe(`${bates(1)}: OCR read the same text; nothing was changed`);
    expect(anew).toMatch(new RegExp(`^${bates(2)}: version 2, OCR \\d+ %, \\d+ words, in use$`));
    expect(run.stderr).toContain('ICE 99: No page is named');
    expect((await listPages(data))[1]?.text).toContain('board of supervisors');
  });

  it('finds a page by any spelling of its number, and reports numbers that are on no page', async () => {
    const find = (reference: string) =>
      callUncover('pages', 'find', reference, '--matter', 'test', '--data', data);
    const [line] = succeeded(await find(bates(2).toLowerCase().replaceAll('-', '\u2013'))).stdout.split('\n');
    expect(line?.split('\t')[0]).toBe(bates(2));
    expect(
      succeeded(await find('\u20261-2'))
        .stdout.trim()
        .split('\n'),
    ).toHaveLength(2);
    const none = await find('99999');
    expect([none.exitCode, none.stdout]).toEqual([1, '']);
    expect(none.stderr).toContain('No page was found for');
  });

  it('reports the Bates numbers as text, CSV and JSON', async () => {
    const report = (...words: string[]) =>
      callUncover('report', 'bates', '--matter', 'test', '--data', data, ...words);
    expect(succeeded(await report()).stdout).toContain(`${bates(1)}-`);
    const letter = join(data, 'letter.docx');
    expect(succeeded(await report('--csv', '--letter', letter)).stdout).toContain(`range,${bates(1)}`);
    expect((await readFile(letter)).subarray(0, 2).toString()).toBe('PK');
    const { sections } = BatesReport.parse(JSON.parse(succeeded(await report('--json')).stdout));
    expect(sections[0]?.pages).toBe((await listPages(data)).length);
    expect((await report('--csv', '--json')).exitCode).toBe(2);
  });

  it('detects a change of any letter of the manifest, even one that nothing else depends on', async () => {
    const path = join(exported, 'manifest.json');
    const before = await readFile(path, 'utf8');
    await writeFile(path, before.replace(/"program": ".*"/, '"program": "another"'));
    const run = await callUncover('verify', exported);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('SHA256SUMS');
    await writeFile(path, before);
    succeeded(await callUncover('verify', exported));
  });

  it('detects a single changed byte in an export', async () => {
    const manifest = JSON.parse(await readFile(join(exported, 'manifest.json'), 'utf8'));
    const path = join(exported, manifest.exhibits[0].file);
    const bytes = await readFile(path);
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8((bytes.readUInt8(middle) + 1) % 256, middle);
    await writeFile(path, bytes);
    const run = await callUncover('verify', exported);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain(manifest.exhibits[0].file);
  });
});
