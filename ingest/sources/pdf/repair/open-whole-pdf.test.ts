import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { buildPdf } from '../../../testing/builders/build-pdf.ts';
import { writePdf } from '../../../testing/builders/write-pdf.ts';
import { openInWork } from '../../../testing/open-in-work.ts';
import { SENTENCES } from '../../../testing/sentences.ts';

const locked = async () => buildPdf([{ layer: SENTENCES }], { password: 'a secret' });

/** An id, and the last object as its encryption dictionary. */
const lockedBy = (objects: number) => `/Encrypt ${objects} 0 R/ID[<${'ab'.repeat(16)}><${'ab'.repeat(16)}>]`;

describe('a PDF', () => {
  it('that is encrypted opens with its password, and is read from a decrypted copy', async () => {
    const opened = await openInWork(await locked(), { passwords: ['wrong', 'a secret'] });
    expect(opened).toMatchObject({
      pageCount: 1,
      note: 'Opened with a password. Shown from an unlocked copy.',
    });
    expect(opened.pages?.[0]?.[0]).toBe(SENTENCES[0]);
    expect(JSON.stringify(opened)).not.toContain('a secret');
  });

  it('whose password is not among those given stays encrypted, with what to do', async () => {
    const opened = await openInWork(await locked(), { passwords: ['wrong'] });
    expect(opened).toMatchObject({ cause: 'encrypted', files: [] });
    expect(opened.message).toContain('The password given does not open it');
  });

  it('that encrypts only its attachments is read all the same', async () => {
    const objects = [
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Count 1/Kids[3 0 R]>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
      '<</Length 46>>\nstream\nBT /F 12 Tf 72 700 Td (Nobody may opt) Tj ET  \nendstream',
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      `<</Filter/Standard/V 5/R 6/Length 256/CF<</StdCF<</CFM/AESV3/Length 32>>>>/StmF/Identity/StrF/Identity/EFF/StdCF/P -4/O<${'0a'.repeat(48)}>/U<${'0b'.repeat(48)}>/OE<${'0c'.repeat(32)}>/UE<${'0d'.repeat(32)}>/Perms<${'0e'.repeat(16)}>>>`,
    ];
    const opened = await openInWork(writePdf(objects, lockedBy));
    expect(opened.note).toContain('files attached to it are');
    expect(opened.pages).toEqual([['Nobody may opt']]);
  });

  it('yields the files that are attached to it', async () => {
    const pdf = await PDFDocument.load(await buildPdf([{ layer: SENTENCES }]));
    await pdf.attach(new TextEncoder().encode('county,pages\n'), '../table.csv', { mimeType: 'text/csv' });
    const bytes = await pdf.save();
    const limited = await openInWork(bytes, { limits: { files: 0 } });
    expect(limited).toMatchObject({ pageCount: 1, files: [] });
    expect(limited.notes.join()).toContain('1 file attached to it is not listed');
    const { files, pageCount } = await openInWork(bytes);
    expect(pageCount).toBe(1);
    expect(files).toMatchObject([{ name: 'table.csv', content: Buffer.from('county,pages\n') }]);
  });
});
