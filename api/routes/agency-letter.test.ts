import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageWindow } from '#contract/pages/page.ts';
import { readZip } from '../exports/testing/read-zip.ts';
import { buildSheet } from '../testing/build-marks.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const matter = '/api/matters/ndlon';
const letter = `${matter}/reports/bates/letter.docx`;
const listed = (number: number) => ({ bates: `ICE 000${number}`, codes: ['(b)(5)'] });

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(
    app,
    {
      'from-the-mailroom/release.pdf': [
        { text: 'A cover letter.' },
        { text: 'One.', bates: 'ICE 0001' },
        { text: 'One, continued.' },
        {
          text: 'A sheet.',
          marks: {
            placeholder: buildSheet({
              kind: 'deleted-page-sheet',
              pagesRepresented: 3,
              pages: [listed(2), listed(3)],
              codes: ['(b)(5)'],
              doubt: 'One row could not be read.',
            }),
          },
        },
        { text: 'Six.', bates: 'ICE 0006' },
        { text: 'Seven.', bates: 'ICE 0007' },
        { text: 'Withheld.', bates: 'ICE 0008', marks: { placeholder: buildSheet({ pagesRepresented: 2 }) } },
        { text: '', bates: 'ICE 0010', problem: 'Its image is damaged.' },
      ],
    },
    { productionName: 'Leaked by mistake' },
  );
  const { pages } = await listPages();
  const again = `${matter}/pages/${pages[0]?.pageId}/bates`;
  expect((await app.as('reviewer').send('put', again, { bates: 'ICE 0007' })).status).toBe(200);
});
afterAll(() => app.close());

const listPages = async () =>
  (await (await app.as('reader').get(`${matter}/pages?limit=100`)).json()) as PageWindow;

/** All parts of the file, by name. */
async function openLetter(query = ''): Promise<Map<string, string>> {
  const answer = await app.as('attorney').get(letter + query);
  if (!answer.ok) throw new Error(await answer.text());
  const parts = (await readZip(Buffer.from(await answer.arrayBuffer()))).map(String);
  return new Map(parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1] ?? '']] : [])));
}

/** The text of each paragraph. */
async function readLetter(query = ''): Promise<string[]> {
  const document = (await openLetter(query)).get('word/document.xml') ?? '';
  return document
    .split('</w:p>')
    .map((paragraph) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
    .filter((text) => text !== '');
}

describe('the letter to the agency', () => {
  it('lists what is missing and what is wrong, and leaves brackets for unknown facts', async () => {
    const text = await readLetter();
    expect(text).toEqual(
      expect.arrayContaining(['[Agency FOIA office]', 'Re: FOIA request [request number]']),
    );
    expect(text.join('\n')).toContain('8 pages, numbered ICE 0001-0010. We ask you');
    const missing = text.indexOf('1. Numbers that are not accounted for');
    expect(text.slice(missing + 6, missing + 9)).toEqual(['ICE 0004', 'ICE 0005', '2']);
    expect(text.join('\n')).toContain('ICE 0007\n2\nrelease.pdf, page 1; release.pdf, page 6');
    expect(text.join('\n')).toContain('release.pdf\n3 to 4\n2');
    expect(text.join('\n')).toContain('ICE 0010\nrelease.pdf\n8');
    expect(text).toEqual(
      expect.arrayContaining([
        'Please confirm whether these are the pages behind the placeholder sheet at ICE 0008 (release.pdf, page 7), which lists no numbers.',
        'It claims no exemption for 2 pages.',
        'It claims no exemption for 1 page. It lists 2 pages, but stands for 3. [Check against the sheet before sending: One row could not be read.]',
      ]),
    );
  });

  it('is on US Letter, names the case by its caption, and contains nothing of the clinic’s own work', async () => {
    const attorney = app.as('attorney');
    await attorney.send('post', `${matter}/tags`, {
      ...{ name: 'contradiction', color: 'blue', key: null, definition: '' },
    });
    const caption = { court: 'S.D.N.Y.', parties: 'Doe & Roe v. Agency', docketNumber: '10 Civ. 3488' };
    expect((await attorney.send('put', `${matter}/caption`, caption)).status).toBe(200);
    expect(await readLetter()).toEqual(
      expect.arrayContaining(['S.D.N.Y.', 'Doe &amp; Roe v. Agency', 'Case No. 10 Civ. 3488']),
    );
    const parts = await openLetter();
    expect(parts.get('word/document.xml')).toContain('<w:pgSz w:w="12240" w:h="15840"');
    expect(parts.get('word/document.xml')).toContain('<w:tblHeader/>');
    const all = [...parts.values()].join('\n');
    for (const own of ['mailroom', 'Leaked', 'contradiction', 'UNC-', app.matter.name, 'attorney'])
      expect(all).not.toContain(own);
  });

  it('covers one production if one is requested, and states if nothing is missing', async () => {
    await ingestScripted(
      app,
      { 'b.pdf': ['OLC-0101', 'OLC-0102', 'OLC-0103'].map((bates) => ({ text: bates, bates })) },
      {
        productionName: 'Second',
      },
    );
    const { pages } = await listPages();
    const text = (await readLetter(`?production=${pages.at(-1)?.productionId}`)).join('\n');
    expect(text).toContain(
      '3 pages, numbered OLC-0101-0103. No number within the series is missing or repeated',
    );
    expect(text).not.toContain('ICE');
  });

  it('is for attorneys only', async () => {
    for (const user of ['reviewer', 'reader']) expect((await app.as(user).get(letter)).status).toBe(403);
    expect((await app.as('attorney').get(`${letter}?production=none`)).status).toBe(404);
  });
});
