import { gray, type PointRect, type Sketch } from '../sketch.ts';
import { phrase, title } from '../vocabulary.ts';

/** Colored backgrounds with words on them, and bars without words. */

const TINTS = ['#dbe8f7', '#fff4cc', '#e6e6e6', '#e0f0e0', '#cfd8e3', '#bdbdbd'];
const DARKS = ['#1a2a5e', '#000000', '#7a1f1f', '#333333', '#0b5345'];

export function tintedPanel(sketch: Sketch, { x, y, width }: PointRect): void {
  sketch.fill({ x, y, width, height: 92 }, sketch.random.pick(TINTS));
  sketch.text(title(sketch.random), x + 12, y + 20, { font: 'sans-bold', size: 11 });
  for (let line = 0; line < 4; line += 1) sketch.text(phrase(sketch.random, 9), x + 12, y + 38 + line * 14);
}

/** A pull quote with a bar on its left, and a panel that is mostly empty. */
export function asidePanels(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  sketch.fill({ x, y, width: 4, height: 60 }, random.pick(DARKS));
  for (let line = 0; line < 3; line += 1)
    sketch.text(phrase(random, 8), x + 16, y + 16 + line * 16, { font: 'serif-italic', size: 12 });
  sketch.fill({ x, y: y + 80, width, height: 120 }, random.pick(TINTS));
  sketch.text(title(random, 2), x + 14, y + 102, { font: 'sans-bold', size: 12 });
}

export function banners(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  const put = (top: number, height: number, color: string, size: number) => {
    sketch.fill({ x: x - 10, y: top, width: width + 20, height }, color);
    sketch.text(title(random, 3), x + 6, top + height / 2 + size * 0.35, {
      font: 'sans-bold',
      size,
      color: '#fff',
    });
  };
  put(y, 30, random.pick(DARKS), 15);
  sketch.text(phrase(random, 8), x, y + 50);
  put(y + 64, 18, random.pick(DARKS), 10);
  sketch.text(phrase(random, 8), x, y + 100);
  put(y + 112, 16, gray(0.45), 9);
}

/** The cover of a report: a dark half with its title in white. */
export function darkCover(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  sketch.fill({ x, y, width, height: 230 }, random.pick(DARKS));
  sketch.text(title(random, 2), x + 20, y + 80, { font: 'serif-bold', size: 30, color: '#fff' });
  sketch.text(title(random, 3), x + 20, y + 116, { size: 16, color: '#fff' });
  sketch.fill({ x: x + 20, y: y + 130, width: 120, height: 3 }, '#fff');
  sketch.text(`Fiscal year ${random.integer(2008, 2012)}`, x + 20, y + 156, { size: 12, color: '#fff' });
}

/** Heavy rules, a colored band at the bottom, and a colored margin. */
export function rules(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  sketch.fill({ x, y, width, height: random.between(3, 9) });
  sketch.text(title(random), x, y + 26, { font: 'sans-bold', size: 14 });
  sketch.fill({ x, y: y + 36, width, height: 1.5 });
  sketch.text(phrase(random, 9), x, y + 54);
  sketch.fill({ x, y: y + 64, width: width / 3, height: random.between(4, 8) }, random.pick(DARKS));
  sketch.fill({ x: 0, y: 770, width: 612, height: 22 }, random.pick(DARKS));
  sketch.fill({ x: 590, y: 60, width: 22, height: 200 }, random.pick(DARKS));
}

/** A memorandum's head, a signature line, a stamp in a frame, a warning in a frame. */
export function framedNotes(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  sketch.frame({ x, y, width, height: 44 }, 1.2);
  sketch.text('WARNING: this document is the property of the agency', x + 10, y + 18, { font: 'sans-bold' });
  sketch.text(phrase(random, 9), x + 10, y + 34);
  sketch.frame({ x: x + width - 130, y: y + 70, width: 120, height: 46 }, 2);
  sketch.text('RECEIVED', x + width - 70, y + 90, { font: 'sans-bold', size: 13, align: 'center' });
  sketch.text(`MAR ${random.integer(1, 28)} 2010`, x + width - 70, y + 108, { align: 'center' });
  sketch.fill({ x, y: y + 110, width: 190, height: 0.8 });
  sketch.text('Signature of the official', x, y + 122, { size: 8 });
}
