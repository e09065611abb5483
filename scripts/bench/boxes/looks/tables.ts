import { gray, type PointRect, type Sketch } from '../sketch.ts';
import { place, title } from '../vocabulary.ts';

interface TableLook {
  rows: number;
  columns: number;
  height: number;
  head: string;
  headInk: string;
  zebra?: string;
  lines: 'all' | 'across' | 'none';
  /** Share of the cells that are empty. */
  empty?: number;
  /** Shaded cells, with or without a word in them. */
  shaded?: { color: string; share: number };
}

function drawTable(sketch: Sketch, { x, y, width }: PointRect, look: TableLook): void {
  const { random } = sketch;
  const across = width / look.columns;
  for (let row = 0; row <= look.rows; row += 1) {
    const top = y + row * look.height;
    if (row === 0) sketch.fill({ x, y: top, width, height: look.height }, look.head);
    else if (look.zebra && row % 2 === 0) sketch.fill({ x, y: top, width, height: look.height }, look.zebra);
    for (let column = 0; column < look.columns; column += 1) {
      const left = x + column * across;
      const isShaded = row > 0 && column > 0 && look.shaded !== undefined && random.chance(look.shaded.share);
      if (isShaded && look.shaded)
        sketch.fill({ x: left, y: top, width: across, height: look.height }, look.shaded.color);
      if (row > 0 && column > 0 && random.chance(look.empty ?? 0)) continue;
      const text =
        row === 0 ? title(random, 1) : column === 0 ? place(random) : String(random.integer(3, 9800));
      const color = row === 0 ? look.headInk : '#000';
      const font = row === 0 ? 'sans-bold' : 'sans';
      sketch.text(text, left + 5, top + look.height / 2 + 3.2, { size: 9, color, font });
    }
  }
  if (look.lines === 'none') return;
  for (let row = 0; row <= look.rows + 1; row += 1)
    sketch.fill({ x, y: y + row * look.height - 0.3, width, height: 0.7 });
  if (look.lines === 'across') return;
  for (let column = 0; column <= look.columns; column += 1)
    sketch.fill({ x: x + column * across - 0.3, y, width: 0.7, height: (look.rows + 1) * look.height });
}

export function shadedHeads(sketch: Sketch, area: PointRect): void {
  const { random } = sketch;
  const isDark = random.chance(0.5);
  drawTable(sketch, area, {
    rows: random.integer(5, 12),
    columns: random.integer(3, 6),
    height: random.between(14, 19),
    head: isDark ? random.pick(['#1f3864', '#000', '#555']) : gray(random.between(0.75, 0.9)),
    headInk: isDark ? '#fff' : '#000',
    lines: random.pick(['all', 'across', 'none']),
  });
}

export function zebraRows(sketch: Sketch, area: PointRect): void {
  const { random } = sketch;
  drawTable(sketch, area, {
    rows: random.integer(7, 13),
    columns: random.integer(3, 6),
    height: random.between(14, 18),
    head: '#44546a',
    headInk: '#fff',
    zebra: random.pick(['#e7e6e6', '#d0d7e5', '#cccccc', '#dddddd']),
    lines: random.pick(['across', 'none']),
    empty: random.pick([0, 0.3]),
  });
}

/** Cells that do not apply are shaded or black, as on statistical forms. */
export function blockedCells(sketch: Sketch, area: PointRect): void {
  const { random } = sketch;
  drawTable(sketch, area, {
    rows: random.integer(6, 11),
    columns: random.integer(4, 6),
    height: random.between(14, 18),
    head: gray(0.85),
    headInk: '#000',
    lines: 'all',
    empty: 0.25,
    shaded: { color: random.pick(['#000', '#808080', '#c0c0c0', '#d9d9d9']), share: 0.18 },
  });
}

/** Rows separated by black bars without words. */
export function blackedRules(sketch: Sketch, area: PointRect): void {
  const { random } = sketch;
  const height = random.between(15, 18);
  for (let block = 0; block < 3; block += 1) {
    const y = area.y + block * (4 * height + 10);
    sketch.fill({ ...area, y, height: random.pick([6, 8, 10]) }, random.pick(['#000', '#404040', '#9a9a9a']));
    drawTable(
      sketch,
      { ...area, y: y + 10 },
      {
        rows: 2,
        columns: 4,
        height,
        head: '#fff',
        headInk: '#000',
        lines: 'all',
      },
    );
  }
}

export function calendar(sketch: Sketch, { x, y, width }: PointRect): void {
  const { random } = sketch;
  const [across, down] = [width / 7, 38];
  sketch.fill({ x, y, width, height: 20 }, random.pick(['#000', '#7f7f7f', '#d9d9d9', '#1f3864']));
  for (let day = 0; day < 35; day += 1) {
    const [left, top] = [x + (day % 7) * across, y + 20 + Math.floor(day / 7) * down];
    const date = day - random.integer(2, 2);
    if (day % 7 === 0 || day % 7 === 6 || date < 1 || date > 30)
      sketch.fill({ x: left, y: top, width: across, height: down }, gray(0.85));
    sketch.frame({ x: left, y: top, width: across, height: down }, 0.7);
    if (date >= 1 && date <= 30) sketch.text(String(date), left + 4, top + 11, { size: 8 });
    if (random.chance(0.2)) sketch.text('Meeting', left + 4, top + 26, { size: 8 });
  }
}
