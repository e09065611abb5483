import { createCanvas } from '@napi-rs/canvas';
import { gray, type PointRect, type Sketch } from '../sketch.ts';
import { place, title } from '../vocabulary.ts';

/** A photograph: a dark and a light half, soft shapes, grain. */
export function photograph(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  const [wide, high] = [300, 200];
  const canvas = createCanvas(wide, high);
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(wide, high);
  const [a, b, c] = [random.between(20, 60), random.between(15, 50), random.between(0, 6)];
  for (let row = 0; row < high; row += 1) {
    for (let column = 0; column < wide; column += 1) {
      const wave = Math.sin(column / a + c) * Math.cos(row / b) * 60 + (row / high) * 90;
      const level = 120 - wave + (random.next() - 0.5) * 24 - (row > 120 && column < 140 ? 90 : 0);
      const at = 4 * (row * wide + column);
      for (let channel = 0; channel < 3; channel += 1)
        pixels.data[at + channel] = Math.max(0, Math.min(255, level));
      pixels.data[at + 3] = 255;
    }
  }
  context.putImageData(pixels, 0, 0);
  sketch.context.drawImage(canvas, x, y, width * 0.55, width * 0.36);
  sketch.text(`Figure ${random.integer(1, 9)}. ${title(random, 2)}`, x, y + width * 0.36 + 14, { size: 8 });
}

export function qrAndBars(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  const module = 3;
  for (let row = 0; row < 29; row += 1)
    for (let column = 0; column < 29; column += 1)
      if (isFinder(row, column) ?? random.chance(0.5))
        sketch.fill({ x: x + column * module, y: y + row * module, width: module, height: module });
  sketch.text('Scan to verify', x, y + 102, { size: 8 });
  let at = x + 160;
  while (at < x + width - 60) {
    const bar = random.integer(1, 4) * 0.9;
    sketch.fill({ x: at, y, width: bar, height: 42 });
    at += bar + random.integer(1, 3) * 0.9;
  }
  sketch.text(`*${random.integer(100000, 999999)}*`, x + 200, y + 54, { size: 9 });
}

/** Whether a cell of a finder pattern is dark; undefined outside of the three patterns. */
function isFinder(row: number, column: number): boolean | undefined {
  for (const [top, left] of [
    [0, 0],
    [0, 22],
    [22, 0],
  ] as const) {
    const [down, across] = [row - top, column - left];
    if (down < -1 || down > 7 || across < -1 || across > 7) continue;
    const ring = Math.max(Math.abs(down - 3), Math.abs(across - 3));
    return ring === 3 || ring <= 1;
  }
  return undefined;
}

export function map(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  for (let row = 0; row < 4; row += 1) {
    for (let column = 0; column < 6; column += 1) {
      const jitter = () => random.between(-6, 6);
      const [left, top] = [x + column * (width / 6), y + row * 48];
      const shape: [number, number][] = [
        [left + jitter(), top + jitter()],
        [left + width / 6 + jitter(), top + jitter()],
        [left + width / 6 + jitter(), top + 48 + jitter()],
        [left + jitter(), top + 48 + jitter()],
      ];
      sketch.path([...shape, shape[0] ?? [0, 0]], {
        fill: gray(random.pick([0.5, 0.7, 0.85, 1])),
        stroke: '#000',
        width: 0.6,
      });
      if (random.chance(0.3)) sketch.text(place(random), left + 12, top + 28, { size: 7 });
    }
  }
}

export function sealAndLogo(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  for (const radius of [46, 42, 28]) sketch.circle(x + 60, y + 60, radius, { stroke: '#000', width: 1.4 });
  sketch.circle(x + 60, y + 60, 14, { fill: '#000' });
  sketch.fill({ x: x + 150, y: y + 20, width: 60, height: 60 }, random.pick(['#1f3864', '#000', '#c00000']));
  sketch.path(
    [
      [x + 160, y + 70],
      [x + 180, y + 30],
      [x + 200, y + 70],
    ],
    { fill: '#fff' },
  );
  sketch.text(title(random, 2), x + 220, y + 46, { font: 'sans-bold', size: 16 });
  sketch.fill({ x: x + 220, y: y + 54, width: width - 240, height: 5 }, '#c00000');
  sketch.text('Department of Synthetic Affairs', x + 220, y + 74, { size: 9 });
}

export function orgChart(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  const shade = random.pick(['#fff', '#e6e6e6', '#1f3864']);
  const put = (centerX: number, top: number) => {
    const rect = { x: centerX - 55, y: top, width: 110, height: 36 };
    sketch.fill(rect, shade);
    sketch.frame(rect, 1);
    const color = shade === '#1f3864' ? '#fff' : '#000';
    sketch.text(title(random, 1), centerX, top + 15, { align: 'center', size: 9, color });
    sketch.text(place(random), centerX, top + 28, { align: 'center', size: 8, color });
  };
  const middle = x + width / 2;
  put(middle, y);
  sketch.fill({ x: middle - 0.4, y: y + 36, width: 0.8, height: 22 });
  sketch.fill({ x: x + 60, y: y + 58, width: width - 120, height: 0.8 });
  for (const share of [0, 0.5, 1]) {
    const center = x + 60 + share * (width - 120);
    sketch.fill({ x: center - 0.4, y: y + 58, width: 0.8, height: 20 });
    put(center, y + 78);
  }
  // A vacant office: a box without a name.
  sketch.fill({ x: middle - 0.4, y: y + 114, width: 0.8, height: 20 });
  sketch.frame({ x: middle - 55, y: y + 134, width: 110, height: 36 }, 1);
  sketch.text('(vacant)', middle, y + 156, { align: 'center', size: 8 });
}

/** A program's window: a dark title bar, gray tools, fields, buttons, a scroll bar. */
export function screenshot(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  sketch.fill({ x, y, width, height: 210 }, '#f0f0f0');
  sketch.fill({ x, y, width, height: 18 }, '#2b579a');
  sketch.text(title(random, 2), x + 8, y + 12.5, { size: 9, color: '#fff' });
  for (let button = 0; button < 3; button += 1)
    sketch.fill({ x: x + width - 16 - button * 18, y: y + 4, width: 11, height: 10 }, '#c8c8c8');
  sketch.fill({ x, y: y + 18, width, height: 24 }, '#dcdcdc');
  for (let tool = 0; tool < 6; tool += 1)
    sketch.fill({ x: x + 8 + tool * 30, y: y + 22, width: 18, height: 16 }, gray(random.between(0.3, 0.8)));
  for (let row = 0; row < 5; row += 1) {
    const top = y + 54 + row * 28;
    sketch.text(title(random, 1), x + 14, top + 12, { size: 9 });
    sketch.fill({ x: x + 100, y: top, width: width - 180, height: 17 }, '#fff');
    sketch.frame({ x: x + 100, y: top, width: width - 180, height: 17 }, 0.6, '#888');
    if (row % 2) sketch.text(place(random), x + 106, top + 12, { size: 9 });
  }
  sketch.fill({ x: x + width - 14, y: y + 42, width: 14, height: 168 }, '#cccccc');
  sketch.fill({ x: x + width - 13, y: y + 60, width: 12, height: 50 }, '#8c8c8c');
}
