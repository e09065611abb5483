import { type Canvas, createCanvas, PDFDocument } from '@napi-rs/canvas';
import type { CoverLook } from './cover-looks.ts';
import { LOOKS } from './looks/list-looks.ts';
import { HEIGHT, Sketch, WIDTH } from './sketch.ts';
import { type Covered, drawParagraph } from './text-column.ts';
import { title } from './vocabulary.ts';

/** A page of a report: its content, and what the agency covered. */
export interface PagePlan {
  /** Unique; the seed of the page's random numbers. */
  name: string;
  look: string;
  covers: readonly CoverLook[];
}

export interface DrawnPage {
  words: readonly string[];
  covered: readonly Covered[];
}

const LEFT = 84;
const COLUMN = 444;
const LOOK_TOP = 250;
const BELOW = 560;

/** A heading, a paragraph, an element that resembles boxes, another paragraph. */
export function drawPage(sketch: Sketch, { look, covers }: PagePlan): DrawnPage {
  const draw = LOOKS[look];
  if (!draw) throw new Error(`There is no look named ${look}.`);
  sketch.fill({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, '#fff');
  sketch.text(title(sketch.random, 4), LEFT, 92, { font: 'sans-bold', size: 14 });
  const half = Math.ceil(covers.length / 2);
  const above = drawParagraph(sketch, { x: LEFT, top: 110, width: COLUMN, lines: 8 }, covers.slice(0, half));
  draw(sketch, { x: LEFT, y: LOOK_TOP, width: COLUMN, height: BELOW - LOOK_TOP - 20 });
  const below = drawParagraph(sketch, { x: LEFT, top: BELOW, width: COLUMN, lines: 11 }, covers.slice(half));
  sketch.text(String(sketch.random.integer(1, 90)), WIDTH / 2, 760, { align: 'center' });
  return { words: sketch.words, covered: [...above, ...below] };
}

/** The page as programs write it: text, areas and lines. */
export function drawAsPdf(plan: PagePlan): { bytes: Buffer; page: DrawnPage } {
  const pdf = new PDFDocument();
  const context = pdf.beginPage(WIDTH, HEIGHT);
  const page = drawPage(new Sketch(context as never, plan.name), plan);
  pdf.endPage();
  return { bytes: pdf.close(), page };
}

/** The page as a scanner sees it; `skew` in degrees clockwise. */
export function drawAsCanvas(
  plan: PagePlan,
  { dpi, skew }: { dpi: number; skew: number },
): { canvas: Canvas; page: DrawnPage } {
  const scale = dpi / 72;
  const canvas = createCanvas(Math.round(WIDTH * scale), Math.round(HEIGHT * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  context.translate(WIDTH / 2, HEIGHT / 2);
  context.rotate((skew * Math.PI) / 180);
  context.translate(-WIDTH / 2, -HEIGHT / 2);
  return { canvas, page: drawPage(new Sketch(context, plan.name), plan) };
}
