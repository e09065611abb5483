import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { saveFile } from '../../testing/build-pdf.ts';
import { openInWork } from '../../testing/open-in-work.ts';
import { toLayerLines } from '../../text/layer-words.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { layOutText } from './lay-out-text.ts';
import { writeTextPages } from './write-text-pages.ts';

describe('plain text', () => {
  it.each([
    ['UTF-8', Buffer.from('Señor “Ruiz” — no')],
    ['UTF-8 with its mark', Buffer.from('\ufeffSeñor “Ruiz” — no')],
    ['UTF-16', Buffer.from('\ufeffSeñor “Ruiz” — no', 'utf16le')],
    ['UTF-16, the other way round', Buffer.from('\ufeffSeñor “Ruiz” — no', 'utf16le').swap16()],
    ['UTF-16 without its mark', Buffer.from('Señor “Ruiz” — no', 'utf16le')],
    ['the old Windows encoding', Buffer.from('Se\xf1or \x93Ruiz\x94 \x97 no', 'latin1')],
  ])('of %s is read letter for letter', async (_encoding, bytes) => {
    expect((await openInWork(bytes)).pages).toEqual([['Señor “Ruiz” — no']]);
  });

  it('has each word where it stands, so that hits lie on it', async () => {
    const path = await saveFile('');
    await rm(path);
    await writeTextPages('illicit MMWWMMWW here', path, () => {});
    const pdf = await openPdf(path);
    const page = await pdf.getPage(0);
    const [words = []] = toLayerLines(await page.getText(), page);
    // A cell is 6 points wide, and the margin 54.
    expect(words.map(({ rect }) => rect.x * page.width)).toEqual(
      [0, 8, 17].map((cell) => expect.closeTo(54 + 6 * cell, 1)),
    );
    await pdf.close();
  });

  it('keeps letters in its layer that no font at hand has a form for', async () => {
    const [page] = (await openInWork('Жуков Ωμέγα 漢字 end')).pages ?? [];
    expect(page?.[0]).toBe('Жуков Ωμέγα 漢字 end');
  });

  it('starts a page at each form feed, and breaks long lines and long pages', async () => {
    const long = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ');
    const { pages } = await openInWork(`first\f${long}\f${'line\n'.repeat(60)}`);
    expect(pages?.map((lines) => lines.length)).toEqual([1, 3, 57, 3]);
    expect(pages?.[1]?.join(' ')).toBe(long);
  });

  it('as CSV keeps its rows', async () => {
    expect((await openInWork('county,pages\nCook,12\n')).pages?.[0]).toEqual(['county,pages', 'Cook,12']);
  });
});

describe('layOutText', () => {
  const lay = (text: string) => [...layOutText(text, { columns: 10, lines: 3 })];

  it('breaks at spaces, and in the middle of a word where there is none', () => {
    expect(lay('one two three')).toEqual([['one two', 'three']]);
    expect(lay('abcdefghijklmno')).toEqual([['abcdefghij', 'klmno']]);
  });

  it('knows every form of line end, sets tabs to stops, and shows what can’t be seen', () => {
    expect(lay('a\r\nb\rc')).toEqual([['a', 'b', 'c']]);
    expect(lay('a\tb')).toEqual([['a       b']]);
    expect(lay('a\u0001b')).toEqual([['a\ufffdb']]);
  });
});
