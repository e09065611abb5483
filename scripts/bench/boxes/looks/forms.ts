import { gray, type PointRect, type Sketch } from '../sketch.ts';
import { place, title } from '../vocabulary.ts';

export function emptyFields(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  for (let row = 0; row < 7; row += 1) {
    const top = y + row * 30;
    const parts = random.integer(1, 3);
    for (let part = 0; part < parts; part += 1) {
      const left = x + (part * width) / parts;
      const rect = { x: left, y: top, width: width / parts, height: 30 };
      sketch.frame(rect, 0.8);
      sketch.text(`${row + 1}${'abc'[part]}. ${title(random, 2)}`, left + 3, top + 8, { size: 7 });
      if (random.chance(0.4)) sketch.text(place(random), left + 8, top + 23, { font: 'mono', size: 10 });
    }
  }
}

/** Fields with labels beside them. */
export function looseFields(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  for (let row = 0; row < 6; row += 1) {
    const top = y + row * 28;
    sketch.text(`${title(random, 1)}:`, x, top + 12);
    sketch.frame({ x: x + 90, y: top, width: row % 2 ? width - 100 : 150, height: 17 }, 0.8);
    if (row % 2 === 0) {
      sketch.text(`${title(random, 1)}:`, x + 260, top + 12);
      sketch.frame({ x: x + 330, y: top, width: width - 340, height: 17 }, 0.8);
    }
  }
}

export function checkboxes(sketch: Sketch, { x, y }: PointRect): void {
  const { random } = sketch;
  for (let row = 0; row < 9; row += 1) {
    for (const column of [0, 1]) {
      const box = { x: x + column * 220, y: y + row * 21, width: 11, height: 11 };
      const mark = random.integer(0, 3);
      sketch.frame(box, 0.8);
      if (mark === 1) sketch.fill(box);
      if (mark === 2)
        sketch.path(
          [
            [box.x, box.y],
            [box.x + 11, box.y + 11],
          ],
          { stroke: '#000' },
        );
      sketch.text(title(random, 2), box.x + 18, box.y + 9.5);
    }
  }
}

/** Gray areas for the office to fill in, with and without a label. */
export function officeUse(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  const shade = gray(random.between(0.7, 0.88));
  sketch.frame({ x, y, width, height: 170 }, 1);
  for (let row = 0; row < 4; row += 1) {
    const top = y + row * 34;
    sketch.fill({ x, y: top, width, height: 0.7 });
    sketch.text(`${title(random, 2)}`, x + 4, top + 9, { size: 7 });
    sketch.fill({ x: x + width * 0.65, y: top, width: width * 0.35, height: 34 }, shade);
    if (row === 0)
      sketch.text('FOR OFFICE USE ONLY', x + width * 0.66, top + 10, { size: 7, font: 'sans-bold' });
    sketch.fill({ x: x + width * 0.65, y: top, width: 0.7, height: 34 });
  }
  sketch.fill({ x: x + 1, y: y + 137, width: width * 0.4, height: 32 }, shade);
  sketch.text('Do not write in this space', x + width * 0.42, y + 156, { size: 8 });
}

/** Entry fields of a printed web form: gray, each under its label. */
export function grayFields(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  for (let row = 0; row < 5; row += 1) {
    const top = y + row * 40;
    sketch.text(title(random, 2), x, top + 9, { size: 9 });
    sketch.fill({ x, y: top + 13, width: row % 2 ? width * 0.45 : width, height: 18 }, gray(0.9));
    if (row % 2) {
      sketch.text(title(random, 1), x + width * 0.55, top + 9, { size: 9 });
      sketch.fill({ x: x + width * 0.55, y: top + 13, width: width * 0.45, height: 18 }, gray(0.9));
    }
  }
}

/** Combs of letters, ruled lines for writing, section bars. */
export function combs(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  sketch.fill({ x, y, width, height: 14 }, random.pick(['#000', '#595959']));
  sketch.text(`Part ${random.integer(1, 9)}. ${title(random, 2)}`, x + 4, y + 10.5, {
    font: 'sans-bold',
    color: '#fff',
    size: 9.5,
  });
  for (let row = 0; row < 3; row += 1) {
    sketch.text(title(random, 1), x, y + 36 + row * 30, { size: 8 });
    for (let cell = 0; cell < 18; cell += 1) {
      const left = x + 90 + cell * 17;
      sketch.frame({ x: left, y: y + 22 + row * 30, width: 17, height: 20 }, 0.7);
      if (random.chance(0.4)) sketch.context.fillStyle = '#000';
    }
  }
  for (let line = 0; line < 4; line += 1) sketch.fill({ x, y: y + 135 + line * 20, width, height: 0.6 });
}
