import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPage } from './read-page.ts';
import { openPdf } from './sources/pdf/open-pdf.ts';
import { buildPicturePdf, drawSheet, packFax, packJbig2 } from './testing/build-pictures.ts';
import { scriptRecognizer } from './testing/scripted-recognizer.ts';

const SIZE = { width: 848, height: 1104 };
const grey = '/ColorSpace/DeviceGray/BitsPerComponent';

interface Kind {
  entries: string;
  pack: () => Promise<Buffer>;
}

const drawGrey = () => drawSheet('A page', SIZE).toColourspace('b-w');

const KINDS: Record<string, Kind> = {
  G4: {
    entries: `${grey} 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 848/Rows 1104/BlackIs1 true>>`,
    pack: () => packFax('A page', SIZE),
  },
  JBIG2: { entries: `${grey} 1/Filter/JBIG2Decode`, pack: () => packJbig2('A page', SIZE) },
  JPEG: { entries: `${grey} 8/Filter/DCTDecode`, pack: () => drawGrey().jpeg().toBuffer() },
  'progressive JPEG': {
    entries: `${grey} 8/Filter/DCTDecode`,
    pack: () => drawGrey().jpeg({ progressive: true }).toBuffer(),
  },
  Flate: {
    entries: `${grey} 8/Filter/FlateDecode`,
    pack: async () => deflateSync(await drawGrey().raw().toBuffer()),
  },
  unpacked: { entries: `${grey} 8`, pack: () => drawGrey().raw().toBuffer() },
};

async function read({ entries }: Kind, data: Buffer) {
  const document = await openPdf(await buildPicturePdf({ ...SIZE, entries }, data));
  const recognizer = scriptRecognizer(() => ['words of the page']);
  const record = await readPage(document, 0, { recognizer, readBy: 'script' });
  await document.close();
  return record;
}

const NOTE = /^A picture on this page is damaged or cut off/;
const half = (data: Buffer) => data.subarray(0, Math.floor(data.length / 2));

function spoil(data: Buffer): Buffer {
  const spoiled = Buffer.from(data);
  const middle = Math.floor(data.length / 2);
  spoiled.fill(0x55, middle, middle + 20);
  return spoiled;
}

describe.each(Object.entries(KINDS))('a picture in a PDF (%s)', (_name, kind) => {
  it('that is whole is read without a note', async () => {
    expect(await read(kind, await kind.pack())).toMatchObject({ status: 'read', notes: [] });
  });

  it('that is cut in half is read, and the page says so', async () => {
    const { status, notes } = await read(kind, half(await kind.pack()));
    expect(status).toBe('read');
    expect(notes).toEqual([expect.stringMatching(NOTE)]);
  });
});

describe('a picture in a PDF that is spoiled in its middle', () => {
  it.each(['G4', 'JPEG'])('(%s) is read, and the page says so', async (name) => {
    const kind = KINDS[name] as Kind;
    const { status, notes } = await read(kind, spoil(await kind.pack()));
    expect(status).toBe('read');
    expect(notes).toEqual([expect.stringMatching(NOTE)]);
  });
});
