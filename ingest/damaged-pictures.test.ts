import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPage } from './read-page.ts';
import { openPdf } from './sources/pdf/open-pdf.ts';
import { saveFile } from './testing/builders/build-pdf.ts';
import { buildPicturePdf, drawSheet, packFax, packJbig2 } from './testing/builders/build-pictures.ts';
import { encryptPdf } from './testing/builders/encrypt-pdf.ts';
import { scriptRecognizer } from './testing/readers/scripted-recognizer.ts';

const SIZE = { width: 848, height: 1104 };
const gray = '/ColorSpace/DeviceGray/BitsPerComponent';

interface Kind {
  entries: string;
  pack: () => Promise<Buffer>;
}

const drawGray = () => drawSheet('A page', SIZE).toColorspace('b-w');

const KINDS: Record<string, Kind> = {
  G4: {
    entries: `${gray} 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 848/Rows 1104/BlackIs1 true>>`,
    pack: () => packFax('A page', SIZE),
  },
  JBIG2: { entries: `${gray} 1/Filter/JBIG2Decode`, pack: () => packJbig2('A page', SIZE) },
  JPEG: { entries: `${gray} 8/Filter/DCTDecode`, pack: () => drawGray().jpeg().toBuffer() },
  'progressive JPEG': {
    entries: `${gray} 8/Filter/DCTDecode`,
    pack: () => drawGray().jpeg({ progressive: true }).toBuffer(),
  },
  Flate: {
    entries: `${gray} 8/Filter/FlateDecode`,
    pack: async () => deflateSync(await drawGray().raw().toBuffer()),
  },
  RunLength: {
    entries: `${gray} 8/Filter/RunLengthDecode`,
    pack: async () => packRuns(await drawGray().raw().toBuffer()),
  },
  'T.4': {
    entries: `${gray} 1/Filter/CCITTFaxDecode/DecodeParms<</K 0/Columns 848/Rows 1104/EndOfLine true>>`,
    pack: async () => packT4(SIZE.height),
  },
  unpacked: { entries: `${gray} 8`, pack: () => drawGray().raw().toBuffer() },
};

/** Compresses as literal runs (ISO 32000-1, 7.4.5). */
function packRuns(pixels: Buffer): Buffer {
  const most = 128;
  const runs: Buffer[] = [];
  for (let at = 0; at < pixels.length; at += most) {
    const run = pixels.subarray(at, at + most);
    runs.push(Buffer.from([run.length - 1]), run);
  }
  return Buffer.concat([...runs, Buffer.from([128])]);
}

/**
 * Lines of 848 pixels with a black bar: 16 white, 16 black, 816 white (768 and 48), with the codes of ITU-T
 * T.4.
 */
function packT4(lines: number): Buffer {
  const END_OF_LINE = '000000000001';
  const line = `${END_OF_LINE}1010100000010111${'011001101'}00001011`;
  const bits = line.repeat(lines) + END_OF_LINE.repeat(6);
  const bytes = bits.match(/.{1,8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)));
}

async function read({ entries }: Kind, data: Buffer, { isEncrypted = false } = {}) {
  const path = await buildPicturePdf({ ...SIZE, entries }, data);
  const document = await openPdf(isEncrypted ? await saveFile(await encryptPdf(await readFile(path))) : path);
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
  it('that is intact is read without a note', async () => {
    expect(await read(kind, await kind.pack())).toMatchObject({ status: 'read', notes: [] });
  });

  it('that is cut in half is read, with a note on the page', async () => {
    const { status, notes } = await read(kind, half(await kind.pack()));
    expect(status).toBe('read');
    expect(notes).toEqual([expect.stringMatching(NOTE)]);
  });
});

it('a picture that is cut in half in an encrypted PDF is reported too', async () => {
  const kind = KINDS.G4 as Kind;
  const { status, notes } = await read(kind, half(await kind.pack()), { isEncrypted: true });
  expect(status).toBe('read');
  expect(notes).toEqual([expect.stringMatching(NOTE)]);
  expect(await read(kind, await kind.pack(), { isEncrypted: true })).toMatchObject({
    status: 'read',
    notes: [],
  });
});

describe('a picture in a PDF that is corrupted in its middle', () => {
  it.each(['G4', 'T.4', 'JPEG'])('(%s) is read, with a note on the page', async (name) => {
    const kind = KINDS[name] as Kind;
    const { status, notes } = await read(kind, spoil(await kind.pack()));
    expect(status).toBe('read');
    expect(notes).toEqual([expect.stringMatching(NOTE)]);
  });
});
