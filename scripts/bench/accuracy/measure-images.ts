import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { turnRect } from '#contract/values/rect.ts';
import { reverseTurn } from '#contract/values/turn.ts';
import { GAP, isGap, openReaderPool, type PageRecord, type ReaderPoolOptions } from '#ingest';
import { listTruthImages, type TruthImage } from './hocr-truth.ts';
import { MOSTLY_MISSED, type PageScores } from './print-scores.ts';
import { type PlacedText, readNatively } from './read-natively.ts';
import { countLettersWrongInPlace } from './score-lines.ts';
import { scoreText } from './score-text.ts';

/** The assumed width of a page in the direction of reading, that of US Letter paper, in inches. */
const PORTRAIT = 8.5;
const LANDSCAPE = 11;

/** Reads a folder's images as scanned pages, each filling a PDF page, and compares them with the truth. */
export async function measureImages(
  folder: string,
  options: ReaderPoolOptions,
  comparesNative: boolean,
): Promise<PageScores[]> {
  const images = listTruthImages(folder);
  const scratch = await mkdtemp(join(tmpdir(), 'uncover-accuracy-'));
  const pool = openReaderPool(options);
  try {
    const path = join(scratch, 'images.pdf');
    await writeFile(path, await toPdf(images));
    const jobs = images.map((_, pageIndex) => ({ path, pageIndex }));
    const records = new Map<number, PageRecord>();
    for await (const { record } of pool.readPages(jobs)) records.set(record.pageIndex, record);
    return await Promise.all(
      images.map((image, index) => scoreImage(image, records.get(index), comparesNative)),
    );
  } finally {
    await pool.close();
    await rm(scratch, { recursive: true });
  }
}

async function toPdf(images: readonly TruthImage[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (const { path } of images) {
    const picture = await pdf.embedPng(await readFile(path));
    const width = 72 * inchesAcross(picture);
    const height = (width * picture.height) / picture.width;
    pdf.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
  }
  return pdf.save();
}

function inchesAcross({ width, height }: { width: number; height: number }): number {
  return width > height ? LANDSCAPE : PORTRAIT;
}

/** The truth's boxes are relative to the stored image, however it was rotated for reading. */
function asDisplayed({ text, turned }: PageRecord): PlacedText[] {
  const back = reverseTurn(turned);
  const words = text.words.filter((word) => !isGap(word.text));
  return words.map((word) => ({ text: word.text, rect: turnRect(word.rect, back) }));
}

async function scoreImage(
  { path, name, kind, lines }: TruthImage,
  record: PageRecord | undefined,
  comparesNative: boolean,
): Promise<PageScores> {
  if (!record) throw new Error(`${name} was not read.`);
  const { width, height } = await sharp(path).metadata();
  const size = { width, height };
  const expected = lines.map(({ text }) => text).join(' ');
  const ours = scoreText(expected, record.text.text.replaceAll(GAP, ' '));
  const native = comparesNative
    ? await readNatively(await readFile(path), width / inchesAcross(size))
    : undefined;
  return {
    name,
    kind,
    ours,
    peer: native && scoreText(expected, native.map(({ text }) => text).join(' ')),
    inPlace: {
      ours: countLettersWrongInPlace(lines, asDisplayed(record), size),
      peer: native && countLettersWrongInPlace(lines, native, size),
    },
    wronglySkipped: record.text.source !== 'ocr' && ours.wordsMissed > MOSTLY_MISSED * ours.words,
  };
}
