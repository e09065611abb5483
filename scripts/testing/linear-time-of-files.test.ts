import express from 'express';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { resolveReferences } from '#api/review/resolve-references.ts';
import { ingestScripted } from '#api/testing/scripted-pages.ts';
import { openTestApp } from '#api/testing/test-app.ts';
import { readWorkbook } from '#api/withholdings/vaughn/read-workbook.ts';
import { buildOutlook } from '#ingest/testing/builders/build-outlook.ts';
import { saveFile } from '#ingest/testing/builders/build-pdf.ts';
import { buildTiff, drawTwoTone, joinTiffs } from '#ingest/testing/builders/build-pictures.ts';
import { buildTnef } from '#ingest/testing/builders/build-tnef.ts';
import { buildZip } from '#ingest/testing/builders/build-zip.ts';
import { packRtf } from '#ingest/testing/builders/pack-rtf.ts';
import { openInWork } from '#ingest/testing/open-in-work.ts';
import { findTimeGrowth } from '#ingest/testing/time-growth.ts';
import { findZipEnd } from '../../ingest/sources/archives/find-zip-end.ts';
import { collectParts } from '../../ingest/sources/mail/collect-parts.ts';
import { parseMime } from '../../ingest/sources/mail/mime-tree.ts';
import { readTnef } from '../../ingest/sources/mail/read-tnef.ts';
import { compressedRtfToText } from '../../ingest/sources/mail/rtf-to-text.ts';
import { scanPdf } from '../../ingest/sources/pdf/repair/scan-pdf.ts';

/** Files that are parsed by structure instead of by characters: each grows by what its format repeats. */
interface Growing {
  make: (times: number) => Promise<Buffer> | Buffer;
  open: (bytes: Buffer) => unknown;
}

const list = <Item>(length: number, make: (index: number) => Item) =>
  Array.from({ length }, (_, index) => make(index));
const attachments = (count: number) =>
  list(count, (index) => ({ name: `file ${index}.txt`, content: Buffer.from(`Contents ${index}.`) }));
const sheet = await buildTiff(drawTwoTone('.', { width: 16, height: 16 }), { compression: 'none' });
const readMail = async (bytes: Buffer) => collectParts((await parseMime(bytes)).root);
const opened = async (bytes: Buffer) => {
  const { cause } = await openInWork(bytes);
  if (cause !== undefined) throw new Error(cause);
};

const files: Record<string, Growing> = {
  'a TIFF of many pages': { make: (times) => joinTiffs(list(5 * times, () => sheet)), open: opened },
  'an archive of many files': {
    make: (times) => buildZip(list(80 * times, (index) => ({ name: `${index}.txt`, data: 'text' }))),
    open: opened,
  },
  'an archive of many files that has lost its list': {
    make: (times) => {
      const zip = buildZip(list(80 * times, (index) => ({ name: `${index}.txt`, data: 'text' })));
      return zip.subarray(0, zip.indexOf(Buffer.from('504b0102', 'hex')));
    },
    open: opened,
  },
  'an archive with many marks of an end': {
    make: (times) => {
      const end = Buffer.alloc(22);
      end.write('504b0506', 'hex');
      end.writeUInt32LE(46, 12);
      return Buffer.concat(list(400 * times, () => end));
    },
    open: async (bytes) => findZipEnd(await saveFile(bytes, 'zip')),
  },
  'an Outlook message to many people': {
    make: (times) =>
      buildOutlook({
        ...{ subject: 'To all', body: 'Hello.' },
        to: list(25 * times, (index) => ({ name: `Person ${index}`, email: `p${index}@ice.example` })),
      }),
    open: opened,
  },
  'an Outlook message with many attachments': {
    make: (times) => buildOutlook({ subject: 'Files', body: 'Hello.', attachments: attachments(25 * times) }),
    open: opened,
  },
  'a long Outlook message': {
    make: (times) => buildOutlook({ subject: 'Long', body: 'All of it is here. '.repeat(300 * times) }),
    open: opened,
  },
  'a package of Outlook': {
    make: (times) => buildTnef({ body: 'Hello. '.repeat(1000), attachments: attachments(1000 * times) }),
    open: readTnef,
  },
  'packed rich text': {
    make: (times) => packRtf(`{\\rtf1 ${'{\\b Hello} \\par '.repeat(1500 * times)}}`),
    open: (bytes) => expect(compressedRtfToText(bytes)).toContain('Hello'),
  },
  'a mailbox of many messages': {
    make: (times) =>
      Buffer.from(
        'From ann@ice.example Mon Jan 17 12:00:00 2011\nFrom: ann@ice.example\nTo: bob@dhs.example\nDate: Mon, 17 Jan 2011 12:00:00 -0500\nMessage-ID: <1@ice>\n\nHello.\n\n'.repeat(
          100 * times,
        ),
      ),
    open: opened,
  },
  'an e-mail of many parts': {
    make: (times) =>
      Buffer.from(
        `From: ann@ice.example\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: text/plain; name=a.txt\n\nHello.\n'.repeat(500 * times)}--b--\n`,
      ),
    open: readMail,
  },
  'an e-mail with many header fields': {
    make: (times) => Buffer.from(`${'Received: from a\n by b\n'.repeat(2000 * times)}\nHello.\n`),
    open: readMail,
  },
  'an e-mail whose message comes in many forms': {
    make: (times) =>
      Buffer.from(
        `Content-Type: multipart/alternative; boundary=b\n\n${list(100 * times, (index) => `--b\nContent-Type: text/plain\n\nForm ${index} of it.\n`).join('')}--b--\n`,
      ),
    open: readMail,
  },
  'a workbook of many rows': {
    make: async (times) => {
      const rows = list(200 * times, (index) => list(5, (column) => ({ value: `cell ${index} ${column}` })));
      return writeXlsxFile(rows).toBuffer();
    },
    open: async (bytes) => expect(await readWorkbook(bytes)).toHaveProperty('rows'),
  },
  'a PDF of many objects': {
    make: (times) => Buffer.from('1 0 obj << /Type /Page /EmbeddedFile >> endobj\n'.repeat(10_000 * times)),
    open: async (bytes) => scanPdf(await saveFile(bytes, 'pdf')),
  },
  'a request for many ranges of bytes': {
    make: (times) => Buffer.from(`bytes=${list(2000 * times, (index) => `${index}-${index + 1}`).join()}`),
    open: (bytes) =>
      expect(
        express.request.range.call({ get: () => bytes.toString() } as unknown as express.Request, 1e9),
      ).toHaveProperty('type', 'bytes'),
  },
};

describe('the time to open grows no faster than', () => {
  it.each(Object.entries(files))('%s', async (_name, { make, open }) => {
    // If it were refused, nothing would be measured.
    await open(await make(1));
    expect(await findTimeGrowth(open, make)).toBeUndefined();
  });

  it('a list of pages that a person enters', async () => {
    const app = await openTestApp();
    await ingestScripted(app, { 'a.pdf': [{ text: 'Hello.' }] });
    const look = (references: string) => resolveReferences(app.database, app.matter.id, references);
    const makeList = (times: number) => 'UNC-0000001, '.repeat(60 * times);
    expect((await look(makeList(1))).pages).toHaveLength(1);
    expect(await findTimeGrowth(look, makeList)).toBeUndefined();
    await app.close();
  });
});
