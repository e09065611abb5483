import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LedgerReport } from '#contract/intake/ledger.ts';
import { makeBlankPdf, makeEncryptedPdf } from '../../make/fixtures/simple-pdfs.ts';
import { callUncover } from '../../testing/run-uncover.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncover-report-'));
  const source = join(folder, 'release');
  await mkdir(source);
  const blank = await makeBlankPdf();
  await writeFile(join(source, 'blank.pdf'), blank);
  await writeFile(join(source, 'the-same-again.pdf'), blank);
  await writeFile(join(source, 'locked.pdf'), await makeEncryptedPdf('secret'));
  await run('ingest', source, '--declared-pages', '144');
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...words: string[]): Promise<string> {
  const ended = await callUncover(...words, '--matter', 'test', '--data', join(folder, 'data'));
  if (ended.exitCode !== 0) throw new Error(`exit code ${ended.exitCode}: ${ended.stderr}`);
  return ended.stdout;
}

describe('report ledger', () => {
  it('prints what was received, its outcome, and what the agency declared', async () => {
    const text = await run('report', 'ledger');
    expect(text).toContain('3 files: 1 read + 1 duplicate + 1 quarantined + 0 waiting');
    expect(text).toContain('1 page: 0 with a text layer + 0 read by OCR + 1 blank');
    expect(text).toContain('The agency declared 144 pages; 143 are not here. Not counted: the pages of');
    expect(text).toMatch(/Quarantined, encrypted: 1 file\n {4}.*password.*\n {6}release\/locked\.pdf/);
  });

  it('prints the same as JSON and as one row per file', async () => {
    const { productions } = LedgerReport.parse(JSON.parse(await run('report', 'ledger', '--json')));
    expect(productions).toHaveLength(1);
    expect(productions[0]).toMatchObject({
      files: { received: 3, read: 1, duplicate: 1, quarantined: 1, waiting: 0 },
      pages: { received: 1, textLayer: 0, ocr: 0, blank: 1, problem: 0, sequestered: 0, waiting: 0 },
      declaredPages: 144,
      difference: -143,
    });
    const csv = await run('report', 'ledger', '--csv', '--production', 'release');
    expect(csv.trimEnd().split('\r\n')).toHaveLength(4);
    expect(csv).toContain(',duplicate,,');
    expect(csv).toContain(',quarantined,encrypted,');
  });

  it('accepts another declared count, or none', async () => {
    const declare = (pages: string) => run('productions', 'declare', 'release', '--pages', pages);
    expect(await declare('1')).toBe(
      'release: The agency declared 1 page; 1 page was received. Not counted: the pages of 1 file that could not be opened and 1 file received before.\n',
    );
    expect(await run('productions', 'list')).toBe('release\t3 files\t1 page\tdeclared: 1 page\n');
    expect(await declare('none')).toContain('has not been entered');
    expect(await run('productions', 'list')).toBe('release\t3 files\t1 page\n');
  });

  it('lists the affected files under each reason', async () => {
    const source = join(folder, 'locked');
    await mkdir(source);
    await writeFile(join(source, 'old.doc'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    await writeFile(join(source, 'strange.7z'), Buffer.from('377abcaf271c0004', 'hex'));
    await run('ingest', source);
    const text = await run('report', 'ledger', '--production', 'locked');
    expect(text).toMatch(/\n {4}.+\n {6}locked\/old\.doc\n {4}.+\n {6}locked\/strange\.7z\n/);
  });

  it.each([
    [['report'], 2, 'Name a report'],
    [['report', 'terms'], 2, 'Give either terms'],
    [['report', 'terms', 'a', '--rerun', 'x'], 2, 'Give either terms'],
    [['report', 'terms', '--terms', '/no/such/file'], 2, 'cannot be read'],
    [['report', 'terms', '--rerun', 'no-such'], 1, 'no search term report'],
    [['report', 'elusion', '--sample', 'no-such'], 1, 'no elusion sample'],
    [['report', 'left', '--tag', 'no such'], 1, 'has no tag'],
    [['report', 'elusion', '--query', 'a', '--seed', 'a b'], 2, 'seed'],
    [['report', 'ledger', '--csv', '--json'], 2, 'either --csv or --json'],
    [['report', 'ledger', '--production', 'no such'], 1, 'has no production'],
    [['productions', 'declare', 'release'], 2, '--pages is missing'],
    [['productions', 'declare', 'release', '--pages', '-3'], 2, '--pages'],
    [['productions', 'declare', 'release', '--pages', 'many'], 2, '“many” is not'],
    [['productions', 'declare', 'no such', '--pages', '3'], 1, 'has no production'],
  ])('%j prints one clear line and exits', async (words, exitCode, message) => {
    const ended = await callUncover(...words, '--matter', 'test', '--data', join(folder, 'data'));
    expect(ended.exitCode).toBe(exitCode);
    expect(ended.stderr.trim().split('\n')).toHaveLength(1);
    expect(ended.stderr).toContain(message);
  });
});
