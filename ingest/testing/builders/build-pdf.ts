import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
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
import { type Canvas, createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { openSavedFolder } from '../saved-files.ts';
import { drawPacked, type PackedCanvas, packCanvas } from './draw-canvas.ts';

/** Small PDFs of one kind of page each, for tests. Lengths in points, US Letter. */

const WIDTH = 612;
const HEIGHT = 792;
const SCAN_DPI = 200;
/** Position of the first line of a scan. */
const SCAN_TOP = 110;
const SCAN_PITCH = 22;
const SCAN_SIZE = 14;

const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
);
GlobalFonts.registerFromPath(font, 'Tinos');

export interface PageToBuild {
  /** Lines of a text layer, from the top. */
  layer?: string[];
  /** The layer is drawn as by an OCR program under a scan: invisible, its lines on the scan's. */
  invisible?: boolean;
  /** Points by which an invisible layer is too low. */
  layerOff?: number;
  /** Lines of a scan: pixels only, over the whole page. */
  scan?: string[];
  /** The scan is squeezed into this share of the page's height, at its bottom. */
  scanHeight?: number;
  /** A line of the text layer that runs up the page's left side. */
  upward?: string | undefined;
  /** Degrees clockwise by which the scan's content is turned. */
  scanTurned?: 0 | 90 | 180 | 270;
  /** Degrees clockwise, in addition to the turn. */
  scanSkew?: number;
  /** Damage by age and scanner. */
  scanDamage?: Damage;
  /** Text added by machine at the bottom right. */
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
  // As wide, letter by letter, as the scan's own, so that an OCR program's words lie on its words.
  const times = await pdf.embedFont(StandardFonts.TimesRoman);
  for (const {
    layer,
    upward,
    invisible,
    layerOff = 0,
    scan,
    scanHeight = 1,
    scanTurned = 0,
    scanSkew = 0,
    scanDamage,
    stamp,
    rotate = 0,
    box,
  } of pages) {
    const page = pdf.addPage([WIDTH, HEIGHT]);
    page.setRotation(degrees(rotate));
    if (scan) {
      const packed = packScan(scan, scanTurned + scanSkew, scanDamage);
      drawPacked(page, packed, { x: 0, y: 0, width: WIDTH, height: HEIGHT * scanHeight });
    }
    if (invisible) page.pushOperators(pushGraphicsState(), setTextRenderingMode(TextRenderingMode.Invisible));
    for (const [index, text] of (layer ?? []).entries()) {
      const y = HEIGHT - (invisible ? SCAN_TOP + layerOff + index * SCAN_PITCH : 100 + index * 18);
      write(page, text, 72, y, invisible ? SCAN_SIZE : 12, invisible ? times : helvetica);
    }
    if (invisible) page.pushOperators(popGraphicsState());
    if (upward) page.drawText(upward, { x: 40, y: 72, size: 12, font: helvetica, rotate: degrees(90) });
    if (stamp) write(page, stamp, 400, 24);
    if (box) page.drawRectangle({ x: 72, y: 400, width: 300, height: 60 });
  }
  if (options.password) pdf.encrypt({ userPassword: options.password });
  return pdf.save();

  function write(page: PDFPage, text: string, x: number, y: number, size = 12, font = helvetica): void {
    page.drawText(text, { x, y, size, font });
  }
}

/** Scans that were drawn before, by their lines and turn: most tests have one of a few. */
const drawn = new Map<string, PackedCanvas>();

function packScan(lines: string[], clockwise: number, damage: Damage | undefined): PackedCanvas {
  if (damage) return packCanvas(drawScan(lines, clockwise, damage));
  const name = JSON.stringify([lines, clockwise]);
  const packed = drawn.get(name) ?? packCanvas(drawScan(lines, clockwise));
  drawn.set(name, packed);
  return packed;
}

function drawScan(lines: string[], clockwise: number, damage?: Damage): Canvas {
  const scale = SCAN_DPI / 72;
  const canvas = createCanvas(WIDTH * scale, HEIGHT * scale);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((clockwise * Math.PI) / 180);
  const [across, down] = Math.round(clockwise / 90) % 2 === 0 ? [WIDTH, HEIGHT] : [HEIGHT, WIDTH];
  context.translate((-across * scale) / 2, (-down * scale) / 2);
  context.fillStyle = 'black';
  context.font = `${SCAN_SIZE * scale}px Tinos`;
  lines.forEach((line, index) => {
    context.fillText(line, 72 * scale, (SCAN_TOP + index * SCAN_PITCH) * scale);
  });
  if (damage) spoil(canvas, damage);
  return canvas;
}

/** Maps a pixel's gray to a damaged one, at a position in fractions of the page; `chance` returns 0..1. */
export type Damage = (gray: number, x: number, y: number, chance: () => number) => number;

function spoil(canvas: Canvas, damage: Damage): void {
  const { width, height } = canvas;
  const context = canvas.getContext('2d');
  const image = context.getImageData(0, 0, width, height);
  let seed = 1;
  // A Lehmer generator: the same page every time.
  const chance = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  for (let at = 0; at < width * height; at += 1) {
    const gray = damage(image.data[4 * at] ?? 255, (at % width) / width, at / (width * height), chance);
    image.data.fill(gray, 4 * at, 4 * at + 3);
  }
  context.putImageData(image, 0, 0);
}

/** Writes bytes to a new file, which is removed when the test file is done. */
export async function saveFile(bytes: Uint8Array | string, ending = 'pdf'): Promise<string> {
  const path = join(await openSavedFolder(), `${randomUUID()}.${ending}`);
  await writeFile(path, bytes);
  return path;
}
