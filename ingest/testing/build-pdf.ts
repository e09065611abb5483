import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  degrees,
  PDFDocument,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  StandardFonts,
  setTextRenderingMode,
  TextRenderingMode,
} from '@cantoo/pdf-lib';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { afterAll } from 'vitest';

/** Small PDFs of one kind of page each, for tests. Lengths in points, US Letter. */

const WIDTH = 612;
const HEIGHT = 792;
const SCAN_DPI = 200;

const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
);
GlobalFonts.registerFromPath(font, 'Tinos');

export interface PageToBuild {
  /** Lines of a text layer, from the top. */
  layer?: string[];
  /** The layer is drawn as an OCR program does it under a scan: not visible. */
  invisible?: boolean;
  /** Lines of a scan: pixels only, over the whole page. */
  scan?: string[];
  /** A line of the text layer that runs up the page's left side. */
  upward?: string | undefined;
  /** The scan's content is turned by so many degrees clockwise. */
  scanTurned?: 0 | 90 | 180 | 270;
  /** Text put by machine at the bottom right. */
  stamp?: string;
  /** /Rotate of the page. */
  rotate?: 0 | 90 | 180 | 270;
  /** A black box drawn over the scan. */
  box?: boolean;
}

export async function buildPdf(
  pages: PageToBuild[],
  options: { password?: string } = {},
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const helvetica = await pdf.embedFont(StandardFonts.Helvetica);
  for (const { layer, upward, invisible, scan, scanTurned = 0, stamp, rotate = 0, box } of pages) {
    const page = pdf.addPage([WIDTH, HEIGHT]);
    page.setRotation(degrees(rotate));
    if (scan) {
      const image = await pdf.embedPng(drawScan(scan, scanTurned));
      page.drawImage(image, { x: 0, y: 0, width: WIDTH, height: HEIGHT });
    }
    if (invisible) page.pushOperators(pushGraphicsState(), setTextRenderingMode(TextRenderingMode.Invisible));
    for (const [index, text] of (layer ?? []).entries()) write(page, text, 72, HEIGHT - 100 - index * 18);
    if (invisible) page.pushOperators(popGraphicsState());
    if (upward) page.drawText(upward, { x: 40, y: 72, size: 12, font: helvetica, rotate: degrees(90) });
    if (stamp) write(page, stamp, 400, 24);
    if (box) page.drawRectangle({ x: 72, y: 400, width: 300, height: 60 });
  }
  if (options.password) pdf.encrypt({ userPassword: options.password });
  return pdf.save();

  function write(page: PDFPage, text: string, x: number, y: number): void {
    page.drawText(text, { x, y, size: 12, font: helvetica });
  }
}

function drawScan(lines: string[], turned: 0 | 90 | 180 | 270): Uint8Array {
  const scale = SCAN_DPI / 72;
  const canvas = createCanvas(WIDTH * scale, HEIGHT * scale);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turned * Math.PI) / 180);
  const [across, down] = turned % 180 === 0 ? [WIDTH, HEIGHT] : [HEIGHT, WIDTH];
  context.translate((-across * scale) / 2, (-down * scale) / 2);
  context.fillStyle = 'black';
  context.font = `${14 * scale}px Tinos`;
  lines.forEach((line, index) => {
    context.fillText(line, 72 * scale, (110 + index * 22) * scale);
  });
  return canvas.toBuffer('image/png');
}

let folder: Promise<string> | undefined;
afterAll(async () => {
  if (folder) await rm(await folder, { recursive: true });
});

/** Writes bytes to a file of their own; it is removed when the test file is done. */
export async function saveFile(bytes: Uint8Array | string, ending = 'pdf'): Promise<string> {
  folder ??= mkdtemp(join(tmpdir(), 'uncover-ingest-'));
  const path = join(await folder, `${randomUUID()}.${ending}`);
  await writeFile(path, bytes);
  return path;
}

/** A full page of plain sentences, for layers and scans that must pass for a page's text. */
export const SENTENCES = [
  'The program shares the fingerprints of every person who is booked',
  'into a local jail with the federal immigration agency. Some counties',
  'were told that they could decline to take part and others were told',
  'that they could not. The records below were released in answer to a',
  'request under the Freedom of Information Act. They show what the',
  'agency said to each of the counties and when it changed its mind.',
];
