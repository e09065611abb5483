import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { openReaderPool } from '../../readers/reader-pool.ts';
import { buildPdf, saveFile } from '../../testing/builders/build-pdf.ts';
import { drawLines } from '../../testing/builders/draw-lines.ts';
import { SENTENCES } from '../../testing/sentences.ts';
import { checkNativeTesseract, openNativeTesseract } from './native-tesseract.ts';

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

  it('names the languages that a folder of data lacks, and the folder', () => {
    expect(() => checkNativeTesseract(['eng'], tmpdir())).toThrow(`finds no data for eng in ${tmpdir()}`);
  });

  it('reads lines from an image, and explains a failure', async () => {
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
    // Enough jobs that one is running whenever the machine gets around to checking.
    const readings = Array.from({ length: 20 }, () => pool.readPage(path, 0));
    for (const reading of readings) reading.catch(() => {});
    await expect.poll(countPrograms, { timeout: 10_000 }).toBeGreaterThan(0);
    await pool.close();
    await expect.poll(countPrograms, { timeout: 10_000 }).toBe(0);
  });
});

/** Running tesseract programs in the process groups led by this process's readers. */
function countPrograms(): number {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat=,comm='], { encoding: 'utf8' });
  const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/));
  for (const [pid = '', parent] of rows) if (parent === String(process.pid)) leaders.add(pid);
  return rows.filter(
    // A slow init may not have reaped a dead one yet.
    ([, , group = '', state, name]) => name === 'tesseract' && state?.[0] !== 'Z' && leaders.has(group),
  ).length;
}
const leaders = new Set<string>();
