import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { saveFile } from '../../testing/builders/build-pdf.ts';
import { openInWork } from '../../testing/open-in-work.ts';
import { toLayerLines } from '../../text/layer/layer-words.ts';
import { htmlToText } from '../mail/html-to-text.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { decodeHtml, looksLikeHtml } from './decode-html.ts';
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

  it('has each word where it is drawn, so that hits lie on it', async () => {
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

  it('keeps letters in its layer for which no available font has a glyph', async () => {
    const [page] = (await openInWork('Жуков Ωμέγα 漢字 end')).pages ?? [];
    expect(page?.[0]).toBe('Жуков Ωμέγα 漢字 end');
  });

  it.each([
    'البرنامج طوعيا ويمكن للسلطات',
    'התוכנית אינה וולונטרית והרשויות המקומיות',
    'The word התוכנית stands in 2010 and وزارة in 12/05/2010 too',
    'בתאריך 12/05/2010 נשלחו 345 מכתבים אל הוועדה (סופי)',
  ])('that runs from right to left is read as it was written: %s', async (line) => {
    expect((await openInWork(`before\n${line}\nafter`)).pages).toEqual([['before', line, 'after']]);
  });

  it('starts a page at each form feed, and breaks long lines and long pages', async () => {
    const long = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ');
    const { pages } = await openInWork(`first\f${long}\f${'line\n'.repeat(60)}`);
    expect(pages?.map((lines) => lines.length)).toEqual([1, 3, 57, 3]);
    expect(pages?.[1]?.join(' ')).toBe(long);
  });

  it('is found word for word, however long its lines and its words are', async () => {
    const random = seeded(7);
    const pick = <T>(choices: readonly T[]) => choices[Math.floor(random() * choices.length)] as T;
    const word = () =>
      Array.from({ length: pick([1, 3, 9, 40, 130]) }, () => pick([...'abcdéñ0123Ж'])).join('');
    const line = () =>
      Array.from({ length: 60 }, () => word() + pick([' ', ',', '|', '/', '; ', '="', '>', '_', '?'])).join(
        '',
      );
    const text = Array.from({ length: 12 }, line).join('\n');
    const terms = (lines: string[]) => new Set(lines.join('\n').match(/[\p{L}\p{N}]+/gu));
    const found = terms(((await openInWork(text)).pages ?? []).flat());
    expect([...terms([text])].filter((term) => !found.has(term))).toEqual([]);
  });

  it('keeps its rows if it is CSV', async () => {
    expect((await openInWork('county,pages\nCook,12\n')).pages?.[0]).toEqual(['county,pages', 'Cook,12']);
  });
});

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

describe('an HTML file', () => {
  const HTML =
    '<html><head><style>p{color:red}</style></head><body><p>La petici&oacute;n: <b>o</b>pt-out, volun<wbr>tary.</p><script>var x="kestrel";</script><table><tr><td>Cook<td>12</table></body></html>';

  it('is read as its words', async () => {
    expect((await openInWork(HTML)).pages).toEqual([['La petición: opt-out, voluntary.', 'Cook 12']]);
  });

  it.each([
    [
      'that declares its letters',
      Buffer.from('<meta charset="windows-1251"><p>\xcf\xe8\xf1\xfc\xec\xee', 'latin1'),
      'Письмо',
    ],
    [
      'in UTF-8 that says that it is Latin',
      Buffer.from('<html><meta charset="iso-8859-1"><p>Señor'),
      'Señor',
    ],
    [
      'in Latin that says that it is UTF-8',
      Buffer.from('<html><meta charset="utf-8"><p>Se\xf1or', 'latin1'),
      'Señor',
    ],
    [
      'in Arabic that says that it is Latin',
      Buffer.from('<html lang="ar"><meta charset="iso-8859-1"><p>\xd3\xe1\xc7\xe3', 'latin1'),
      'سلام',
    ],
    ['in wide letters', Buffer.from('\ufeff<html><p>Señor', 'utf16le'), 'Señor'],
  ])('%s is decoded', (_which, bytes, words) => {
    expect(looksLikeHtml(bytes)).toBe(true);
    expect(htmlToText(decodeHtml(bytes))).toBe(words);
  });

  it.each(['Use <b> for bold', '<?xml version="1.0"?><Invoice/>', '<tableau>'])('is not %j', (text) => {
    expect(looksLikeHtml(Buffer.from(text))).toBe(false);
  });
});

describe('layOutText', () => {
  const lay = (text: string) => [...layOutText(text, { columns: 10, lines: 3 })];

  it('breaks at spaces, else between words, and never inside one', () => {
    expect(lay('one two three')).toEqual([['one two', 'three']]);
    expect(lay('Cook,Sheriff,opt-out')).toEqual([['Cook,', 'Sheriff,', 'opt-out']]);
    expect(lay('abcdefghijklmno pq')).toEqual([['abcdefghijklmno', 'pq']]);
  });

  it('breaks data that is not words into full lines', () => {
    const pages = [...layOutText('x'.repeat(2995), { columns: 10, lines: 9999 })];
    expect(pages.map((lines) => lines.map(({ length }) => length))).toEqual([[...Array(299).fill(10), 5]]);
  });

  it('accepts every form of line end, expands tabs, and makes invisible characters visible', () => {
    expect(lay('a\r\nb\rc')).toEqual([['a', 'b', 'c']]);
    expect(lay('a\tb')).toEqual([['a       b']]);
    expect(lay('a\u0001b')).toEqual([['a\ufffdb']]);
  });
});
