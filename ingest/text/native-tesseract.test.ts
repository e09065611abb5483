import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { openReaderPool } from '../readers/reader-pool.ts';
import { buildPdf, saveFile } from '../testing/build-pdf.ts';
import { drawLines } from '../testing/draw-lines.ts';
import { SENTENCES } from '../testing/sentences.ts';
import { checkNativeTesseract, openNativeTesseract, parseTsv } from './native-tesseract.ts';

/** As tesseract 5.3.0 gave it for two lines, a rule across the page and a stamp; columns by tabs. */
const RECORDED = `level page_num block_num par_num line_num word_num left top width height conf text
1 1 0 0 0 0 0 0 900 300 -1 .
2 1 1 0 0 0 42 36 299 82 -1 .
3 1 1 1 0 0 42 36 299 82 -1 .
4 1 1 1 1 0 43 36 297 24 -1 .
5 1 1 1 1 1 43 36 94 24 96.331017 Secure
5 1 1 1 1 2 149 36 191 24 96.449051 Communities
4 1 1 1 2 0 42 86 299 32 -1 .
5 1 1 1 2 1 42 86 117 24 96.657295 counties
5 1 1 1 2 2 170 93 61 25 95.968140 may
2 1 2 0 0 0 1 160 898 6 -1 .
3 1 2 1 0 0 1 160 898 6 -1 .
4 1 2 1 1 0 1 160 898 6 -1 .
5 1 2 1 1 1 1 160 898 6 95.000000 .
2 1 3 0 0 0 561 256 276 24 -1 .
3 1 3 1 0 0 561 256 276 24 -1 .
4 1 3 1 1 0 561 256 276 24 -1 .
5 1 3 1 1 1 561 256 55 24 94.926636 ICE
5 1 3 1 1 2 628 256 83 24 94.926636 FOIA
5 1 3 1 1 3 721 256 116 24 95.740700 10-2674
`
  .replaceAll(' ', '\t')
  // A row without words ends in an empty or blank text.
  .replaceAll('\t.\n', '\t \n');

describe('parseTsv', () => {
  it('gives lines of words with boxes and confidences, and leaves rules across the page out', () => {
    const lines = parseTsv(RECORDED);
    expect(lines.map((line) => line.map(({ text }) => text).join(' '))).toEqual([
      'Secure Communities',
      'counties may',
      'ICE FOIA 10-2674',
    ]);
    expect(lines[0]?.[1]).toEqual({
      text: 'Communities',
      left: 149,
      top: 36,
      right: 340,
      bottom: 60,
      confidence: 96.449051,
    });
  });

  it('gives nothing for a page without words', () => {
    expect(parseTsv('level\tpage_num\n1\t1\t0\t0\t0\t0\t0\t0\t2\t2\t-1\t\n')).toEqual([]);
  });
});

const isThere = spawnSync('tesseract', ['--version']).error === undefined;
if (!isThere) process.stdout.write('The tesseract program is not on PATH: its tests are skipped.\n');

describe.skipIf(isThere)('without the tesseract program', () => {
  it('says what to do', () => {
    expect(() => checkNativeTesseract(['eng'])).toThrow('Install it');
  });
});

describe.runIf(isThere)('the tesseract program', () => {
  it('names the languages that it lacks', () => {
    expect(() => checkNativeTesseract(['eng', 'xyz', 'xy_z'])).toThrow('no data for xyz, xy_z');
    expect(() => openReaderPool({ engine: 'native', languages: ['xyz'] })).toThrow('tesseract-ocr-xyz');
  });

  it('reads lines off an image, and says why when it fails', async () => {
    const recognizer = openNativeTesseract(['eng']);
    const lines = await recognizer.recognize(drawLines(SENTENCES, 32), { dpi: 200, layout: 'page' });
    expect(lines).toHaveLength(SENTENCES.length);
    expect(lines.flat().map(({ text }) => text)).toContain('fingerprints');
    const broken = openNativeTesseract(['xyz']).recognize(drawLines([], 32), { dpi: 200, layout: 'page' });
    await expect(broken).rejects.toThrow(/^tesseract: /);
    await recognizer.close();
  });

  it('reads a scan in a reader process, and ends with it', async () => {
    const pool = openReaderPool({ workers: 1, engine: 'native' });
    const path = await saveFile(await buildPdf([{ scan: SENTENCES, stamp: 'ICE FOIA 10-2674.0000012' }]));
    expect((await pool.readPage(path, 0)).text.text).toContain('fingerprints of every person');
    const reading = pool.readPage(path, 0);
    reading.catch(() => {});
    await expect.poll(countPrograms).toBeGreaterThan(0);
    await pool.close();
    await expect.poll(countPrograms).toBe(0);
  });
});

/** Tesseract programs at work in the process groups that this process's readers lead. */
function countPrograms(): number {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat=,comm='], { encoding: 'utf8' });
  const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/));
  for (const [pid = '', parent] of rows) if (parent === String(process.pid)) leaders.add(pid);
  return rows.filter(
    // A dead one may wait for a lazy init to take note of its end.
    ([, , group = '', state, name]) => name === 'tesseract' && state?.[0] !== 'Z' && leaders.has(group),
  ).length;
}
const leaders = new Set<string>();
