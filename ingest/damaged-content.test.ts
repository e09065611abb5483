import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readPage } from './read-page.ts';
import { openPdf } from './sources/pdf/open-pdf.ts';
import { saveFile } from './testing/builders/build-pdf.ts';
import { writeContentPdf } from './testing/builders/write-pdf.ts';
import { scriptRecognizer } from './testing/readers/scripted-recognizer.ts';

async function read(content: string, more = '') {
  const document = await openPdf(await saveFile(writeContentPdf(content, more), 'pdf'));
  try {
    return await readPage(document, 0, { recognizer: scriptRecognizer(() => []), readBy: 'script' });
  } finally {
    await document.close();
  }
}

const words = (text: string) => `BT /F 12 Tf 72 700 Td (${text}) Tj ET `;

it('a page whose content is intact has no note', async () => {
  expect(await read(words('Nobody may opt out'))).toMatchObject({ status: 'read', notes: [] });
});

it.each([
  ['has instructions that nothing knows', `${words('Nobody may opt out')} Castellan`],
  ['ends within an instruction', `${words('Nobody may opt out')} [(Castellan`],
])('a page whose content %s is read, says so, and quotes nothing of it', async (_what, content) => {
  const { status, notes, text } = await read(content);
  expect(status).toBe('read');
  expect(text.text).toBe('Nobody may opt out');
  expect(notes).toEqual([expect.stringMatching(/^The page's content is damaged/)]);
  expect(notes.join()).not.toContain('Castellan');
});

it('a page whose content has an unknown compression is a problem', async () => {
  const packed = deflateSync(words('Nobody may opt out')).toString('latin1');
  const { status, problem } = await read(packed, '/Filter/FlatmDecode');
  expect(status).toBe('problem');
  expect(problem).toMatch(/^Nothing can be read on this page, and parts of it are damaged/);
});
