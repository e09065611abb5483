import { Document, Packer, Paragraph } from 'docx';
import { beforeAll, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { findProgram } from '../../find-program.ts';
import { openReaderPool } from '../../readers/reader-pool.ts';
import { saveFile } from '../../testing/builders/build-pdf.ts';
import { openInWork } from '../../testing/open-in-work.ts';
import { sniffFile } from '../sniff-file.ts';

const soffice = findProgram('soffice');
if (soffice === null) process.stdout.write('Office documents are not converted in this test: no soffice.\n');

let word: Buffer;
let excel: Buffer;
beforeAll(async () => {
  const paragraphs = [new Paragraph('Participation is voluntary.')];
  word = await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] }));
  excel = await writeExcelFile([[{ value: 'county' }], [{ value: 'Cook' }]]).toBuffer();
});

describe('an Office document', () => {
  it('is recognized by its content, and distinguished from a ZIP archive', async () => {
    expect((await sniffFile(await saveFile(word, 'zip'))).kind).toBe('word');
    expect((await sniffFile(await saveFile(excel, 'zip'))).kind).toBe('excel');
  });

  it('is kept for later if there is no LibreOffice, with what to install', async () => {
    const pool = openReaderPool({ workers: 1, soffice: null });
    const answer = await pool.openFile(await saveFile(word));
    await pool.close();
    expect(answer).toMatchObject({ cause: 'needs-libreoffice' });
    expect('message' in answer && answer.message).toContain('Install LibreOffice and run: ingest --retry');
  });

  it.skipIf(soffice === null)('becomes pages through LibreOffice', { timeout: 120_000 }, async () => {
    const { pages, note } = await openInWork(word, { soffice });
    expect(pages).toEqual([['Participation is voluntary.']]);
    expect(note).toContain('LibreOffice');
  });

  it('that LibreOffice cannot convert is quarantined', async () => {
    // A program that exits at once and writes nothing, as LibreOffice does with what it cannot read.
    expect(await openInWork(word, { soffice: process.execPath })).toMatchObject({ cause: 'damaged' });
  });
});
