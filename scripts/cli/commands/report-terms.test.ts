import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ElusionSample } from '#contract/reports/elusion.ts';
import { TermReport } from '#contract/reports/term-report.ts';
import { SearchReport } from '#contract/search/search.ts';
import { callUncover } from '../../testing/run-uncover.ts';

const PAGES = {
  'first.txt': 'A county may opt-out by letter.\fParticipation is mandatory.\n',
  'second.txt': 'The county opted out. It wrote a letter.\n',
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-terms-'));
  for (const [name, text] of Object.entries(PAGES)) await writeFile(join(folder, name), text);
  await run('ingest', join(folder, 'first.txt'), join(folder, 'second.txt'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...words: string[]): Promise<string> {
  const ended = await callUncover(...words, '--matter', 'test', '--data', join(folder, 'data'));
  if (ended.exitCode !== 0) throw new Error(`exit code ${ended.exitCode}: ${ended.stderr}`);
  return ended.stdout;
}

describe('report terms', () => {
  it('counts the same as search, prints text, JSON and CSV, writes files, and saves the report', async () => {
    const list = join(folder, 'terms.csv');
    await writeFile(list, 'term,name\ncounty,Who\nby:nobody,Broken\nletter,How\n');
    const [xlsx, pdf] = [join(folder, 'r.xlsx'), join(folder, 'r.pdf')];
    const json = await run('report', 'terms', '--terms', list, '--json', '--xlsx', xlsx, '--pdf', pdf);
    const report = TermReport.parse(JSON.parse(json));
    const search = SearchReport.parse(JSON.parse(await run('search', 'county', '--json')));
    expect(report.rows[0]).toMatchObject({
      term: 'county',
      name: 'Who',
      counts: { pages: search.pages, documents: search.documents },
    });
    expect(search.pages).toBe(2);
    expect(report.rows[1]?.error).toContain('There is nobody called nobody');
    expect(report.total?.pages).toBe(2);
    expect((await readFile(xlsx)).subarray(0, 2).toString()).toBe('PK');
    expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-');

    const csv = await run('report', 'terms', '--rerun', report.reportId, '--csv');
    expect(csv).toContain('Who,county,“county”,2,2,2,0,0,2,0,0,');
    expect(csv).toContain('version 2');
    const refused = run('report', 'terms', 'county', '(county');
    await expect(refused).rejects.toThrow('Term 2, “(county”: This parenthesis is never closed');
  });

  it('takes terms as arguments, and prints how each was understood', async () => {
    const text = await run('report', 'terms', 'opt-out', 'mandatory', '--name', 'By hand');
    expect(text).toContain('By hand, version 1: all pages of the matter');
    expect(text).toContain('mandatory\n    1 page in 1 document, 1 document with family;');
    expect(text).toContain('All terms, each page once: 2 pages in 1 document');
  });
});

describe('search --variants', () => {
  it('lists the forms with their pages, and a query that finds all of them', async () => {
    const text = await run('search', '--variants', 'opt-out');
    expect(text).toContain('"opted out"  1 page, inflected\n');
    const query = text.trimEnd().split('\n').at(-1) ?? '';
    expect(SearchReport.parse(JSON.parse(await run('search', query, '--json'))).pages).toBe(2);
  });
});

describe('report elusion', () => {
  it('draws a sample, and shows its result on request', async () => {
    const drawn = ElusionSample.parse(
      JSON.parse(
        await run('report', 'elusion', '--query', 'county', '--seed', 's1', '--size', '5', '--json'),
      ),
    );
    expect(drawn).toMatchObject({ size: 1, population: 1, reviewedPages: 2, seed: 's1' });
    expect(await run('report', 'elusion', '--sample', drawn.sampleId, '--csv')).toContain('first.txt');
    expect(await run('report', 'elusion')).toContain('Elusion: not known yet');
  });
});
