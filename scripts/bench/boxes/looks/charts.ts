import { gray, type PointRect, type Sketch } from '../sketch.ts';
import { place, title } from '../vocabulary.ts';

const SHADES = ['#1f3864', '#c00000', '#7f7f7f', '#a6a6a6', '#000000', '#2e75b6', '#bfbfbf'];

export function columnChart(sketch: Sketch, area: PointRect): void {
  const { random } = sketch;
  const { x, y, width } = area;
  const [bottom, bars, series] = [y + 180, random.integer(4, 8), random.integer(1, 3)];
  const colors = Array.from({ length: series }, () => random.pick(SHADES));
  sketch.text(title(random, 3), x + width / 2, y + 10, { align: 'center', font: 'sans-bold', size: 11 });
  for (let line = 0; line <= 4; line += 1) {
    sketch.fill(
      { x: x + 30, y: bottom - line * 36, width: width - 40, height: 0.5 },
      gray(line === 0 ? 0 : 0.7),
    );
    sketch.text(String(line * 250), x + 26, bottom - line * 36 + 3, { size: 8, align: 'right' });
  }
  const step = (width - 50) / bars;
  for (let bar = 0; bar < bars; bar += 1) {
    for (const [index, color] of colors.entries()) {
      const wide = (step * 0.7) / series;
      const height = random.between(12, 140);
      const left = x + 36 + bar * step + index * wide;
      sketch.fill({ x: left, y: bottom - height, width: wide, height }, color);
      if (series === 1)
        sketch.text(String(Math.round(height * 7)), left + wide / 2, bottom - height - 3, {
          size: 7,
          align: 'center',
        });
    }
    sketch.text(String(2003 + bar), x + 36 + bar * step + step * 0.35, bottom + 12, {
      size: 8,
      align: 'center',
    });
  }
  legend(sketch, x + 60, bottom + 28, colors);
}

export function barChart(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  const bars = random.integer(5, 10);
  const color = random.pick(SHADES);
  const [pitch, thick] = [19, random.between(8, 15)];
  const hasAxis = random.chance(0.5);
  sketch.text(title(random, 4), x, y + 8, { font: 'sans-bold', size: 11 });
  for (let bar = 0; bar < bars; bar += 1) {
    const top = y + 20 + bar * pitch;
    const length = random.between(20, width - 160);
    sketch.text(place(random), x + 84, top + thick / 2 + 3, { size: 9, align: 'right' });
    sketch.fill({ x: x + 90, y: top, width: length, height: thick }, color);
    sketch.text(String(Math.round(length * 11)), x + 95 + length, top + thick / 2 + 3, { size: 8 });
  }
  if (hasAxis) sketch.fill({ x: x + 89.5, y: y + 16, width: 0.8, height: bars * pitch + 4 });
}

export function stackedBars(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  const colors = ['#000', '#7f7f7f', '#d0d0d0'];
  for (let bar = 0; bar < 6; bar += 1) {
    const top = y + 10 + bar * 24;
    let left = x + 80;
    sketch.text(place(random), x, top + 11, { size: 9 });
    for (const color of colors) {
      const length = random.between(30, (width - 100) / 3);
      sketch.fill({ x: left, y: top, width: length, height: 14 }, color);
      left += length;
    }
  }
  legend(sketch, x + 80, y + 170, colors);
}

export function hatchedColumns(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  const bottom = y + 150;
  sketch.fill({ x: x + 20, y: bottom, width: width - 40, height: 0.8 });
  sketch.fill({ x: x + 20, y: y + 10, width: 0.8, height: 140 });
  for (let bar = 0; bar < 5; bar += 1) {
    const height = random.between(30, 130);
    const rect = { x: x + 40 + bar * 80, y: bottom - height, width: 34, height };
    if (bar % 3 === 2) sketch.fill(rect, gray(0.6));
    else sketch.hatch(rect, bar % 2 === 0 ? 4 : 6, 0.8, bar % 2 === 1);
    sketch.frame(rect, 0.8);
    sketch.text(`Q${bar + 1}`, x + 57 + bar * 80, bottom + 12, { size: 8, align: 'center' });
  }
}

export function pieChart(sketch: Sketch, { x, y }: PointRect): void {
  const { random } = sketch;
  const [centerX, centerY, radius] = [x + 120, y + 90, 80];
  let from = 0;
  const colors = SHADES.slice(0, 5);
  for (const [index, color] of colors.entries()) {
    const to = index === colors.length - 1 ? 2 * Math.PI : from + random.between(0.4, 1.4);
    const arc = Array.from({ length: 25 }, (_, step): [number, number] => {
      const angle = from + ((to - from) * step) / 24;
      return [centerX + radius * Math.cos(angle), centerY + radius * Math.sin(angle)];
    });
    sketch.path([[centerX, centerY], ...arc], { fill: color, stroke: '#fff' });
    from = to;
  }
  for (const [index, color] of colors.entries()) {
    sketch.fill({ x: x + 240, y: y + 30 + index * 22, width: 14, height: 14 }, color);
    sketch.text(place(random), x + 262, y + 41 + index * 22, { size: 9 });
  }
}

export function gantt(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  const color = random.pick(['#000', '#7f7f7f', '#2e75b6']);
  for (let month = 0; month <= 8; month += 1) {
    sketch.fill({ x: x + 100 + (month * (width - 110)) / 8, y, width: 0.5, height: 190 }, gray(0.6));
    if (month < 8) sketch.text(`M${month + 1}`, x + 104 + (month * (width - 110)) / 8, y + 10, { size: 8 });
  }
  for (let task = 0; task < 8; task += 1) {
    const top = y + 18 + task * 21;
    const start = random.between(0, 0.6) * (width - 110);
    sketch.text(title(random, 1), x, top + 10, { size: 9 });
    sketch.fill({ x: x + 100 + start, y: top, width: random.between(40, 140), height: 12 }, color);
    sketch.fill({ x, y: top + 16, width, height: 0.4 }, gray(0.5));
  }
}

function legend(sketch: Sketch, x: number, y: number, colors: readonly string[]): void {
  for (const [index, color] of colors.entries()) {
    sketch.fill({ x: x + index * 110, y: y - 8, width: 9, height: 9 }, color);
    sketch.text(title(sketch.random, 1), x + 14 + index * 110, y, { size: 8 });
  }
}
