import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { saveFile } from '../testing/build-pdf.ts';
import { drawLines } from '../testing/draw-lines.ts';
import { findLanguageData } from './language-folder.ts';
import { openTesseract } from './tesseract.ts';

describe('findLanguageData', () => {
  it('gives the packed data that comes with the program', () => {
    expect(findLanguageData(['eng'])).toMatchObject({ packed: true });
  });

  it('names what a folder lacks', async () => {
    const file = await saveFile('of another language', 'traineddata');
    expect(() => findLanguageData(['eng', 'spa'], dirname(file))).toThrow(
      'has no eng.traineddata, spa.traineddata',
    );
  });

  it('takes unpacked data from the folder given, and tesseract.js reads with it', async () => {
    const packed = await readFile(join(findLanguageData(['eng']).folder, 'eng.traineddata.gz'));
    // A name that no package has: it can only come from the folder.
    const file = await saveFile(gunzipSync(packed), 'traineddata');
    const language = file.slice(dirname(file).length + 1).replace('.traineddata', '');
    const recognizer = await openTesseract([language], dirname(file));
    const lines = await recognizer.recognize(drawLines(['Secure Communities'], 36), {
      dpi: 200,
      layout: 'page',
    });
    await recognizer.close();
    expect(lines.flat().map(({ text }) => text)).toEqual(['Secure', 'Communities']);
  });
});
