import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { saveFile } from '../../testing/builders/build-pdf.ts';
import { drawLines } from '../../testing/builders/draw-lines.ts';
import { findLanguageData, findScriptData, listInstalledLanguages } from './language-folder.ts';
import { openTesseract } from './tesseract.ts';

/** Saves a data file for a language with a name that no package has. */
async function saveLanguage(): Promise<{ language: string; folder: string }> {
  const [packed = ''] = findLanguageData(['eng']);
  const file = await saveFile(gunzipSync(await readFile(packed)), 'traineddata');
  return { language: basename(file, '.traineddata'), folder: dirname(file) };
}

async function readWith(languages: string[], folder: string): Promise<string[]> {
  const recognizer = await openTesseract(languages, folder);
  const page = { dpi: 200, layout: 'page' } as const;
  const lines = await recognizer.recognize(drawLines(['Secure Communities'], 36), page);
  await recognizer.close();
  return lines.flat().map(({ text }) => text);
}

describe('findLanguageData', () => {
  it('returns the compressed data that comes with the program', () => {
    expect(findLanguageData(['eng', 'spa']).map((file) => basename(file))).toEqual([
      'eng.traineddata.gz',
      'spa.traineddata.gz',
    ]);
    expect(listInstalledLanguages()).toEqual(expect.arrayContaining(['eng', 'spa']));
  });

  it('explains for each missing language of Tesseract how to install it, and lists the installed ones', () => {
    const find = () => findLanguageData(['eng', 'rus', 'chi_sim']);
    expect(find).toThrow('There is no language data for rus, chi_sim.');
    expect(find).toThrow('npm install --no-save @tesseract.js-data/rus @tesseract.js-data/chi_sim');
    expect(find).toThrow('rus.traineddata, chi_sim.traineddata');
    expect(find).toThrow(/Installed are (?:.*, )?eng, (?:.*, )?spa/);
  });

  it('reports a name that Tesseract does not know as not one of its languages', () => {
    expect(() => findLanguageData(['russian'])).toThrow('“russian” is none');
    expect(() => findLanguageData(['russian'])).not.toThrow('npm install');
  });

  it('names the folder that lacks a language', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'languages-'));
    expect(() => findLanguageData(['kat'], folder)).toThrow(`for kat in ${folder}, nor with the program`);
  });

  it('uses uncompressed data from the given folder, and tesseract.js reads with it', async () => {
    const { language, folder } = await saveLanguage();
    expect(await readWith([language], folder)).toEqual(['Secure', 'Communities']);
    expect(listInstalledLanguages(folder)).toContain(language);
  });

  it('reads with the data of a folder and the bundled data together', async () => {
    const { language, folder } = await saveLanguage();
    expect(await readWith([language, 'spa'], folder)).toEqual(['Secure', 'Communities']);
  });

  it('has the models for detecting scripts, and does not list them as a language', () => {
    expect(findScriptData()).toMatch(/osd\.traineddata\.gz$/);
    expect(listInstalledLanguages()).not.toContain('osd');
  });
});
