import { areaOf, isSame, liesIn } from '../box-overlap.ts';
import type { PixelBox } from '../find-outlined.ts';
import type { CellBox } from '../ink-table.ts';
import { isInSentence } from '../is-in-text.ts';
import { toneOf } from '../tone-table.ts';
import { isNatural } from '../words-beside.ts';
import { listBars, listColumns, listFields } from './find-charts.ts';
import { type FigurePage, heightOf, isAlone, type Shape, toShape, widthOf } from './shapes.ts';

/** All in line heights. A thinner shape with no word at either end is a rule. */
const RULE = 1;
/** A rule that is this wide, as a share of the page, may be thicker; covered lines come several together. */
const WIDE_RULE = 1.5;
const WIDE = 0.45;
const NEXT_LINE = 3;
const SAME_HEIGHT = 0.25;
/** A square up to this size is a bullet, a swatch of a legend, or a ticked box. */
const SQUARE = 4;
const ABOUT_SQUARE = 1.8;
/** A shape is part of another one if its area is smaller than this share of the other's. */
const LARGER = 0.6;
/** Darkness (0..1) just beyond an edge that shows another tone, and of a ground on all sides. */
const OTHER_TONE = 0.12;
const GROUND = 0.035;
const EVEN = 1.8;
/** Cells from an edge to the strip beyond it, and cells across that strip. */
const OFF = 2;
const STRIP = 4;
const PART = 4;
/** Touching shapes are at most this far apart, in line heights, and share this much of a side. */
const TOUCHING = 0.6;
const SHARED = 0.6;
/**
 * Where the line of an edge may continue past a corner, in cells; at least `DRAWN` of that stretch is dark.
 */
const PAST = { from: 2, to: 9 };
const DRAWN = 0.28;

/**
 * The boxes that belong to a drawing: rules, swatches, bars of charts, black table cells, parts of shapes in
 * several tones, and fields of a form. Shapes that a program draws are regular, while the words that an
 * agency covers have random lengths. `areas` are all areas of a single tone, boxes or not, such as the bars
 * of a chart.
 */
export function findFigures(
  boxes: readonly PixelBox[],
  areas: readonly PixelBox[],
  page: FigurePage,
): Set<PixelBox> {
  const shapes = boxes.map((box) => toShape(box, page));
  const loose = shapes.filter(({ box }) => !isInSentence(box, page.words, page.line));
  const solid = shapes.filter(({ of }) => of.style !== 'outlined');
  const others = areas.filter(({ box }) => !boxes.some((each) => isSame(each.box, box)));
  const drawn = withoutParts([
    ...others.map((area) => toShape(area, page)),
    ...shapes.map((shape) => sharpen(shape, areas)),
  ]);
  const charts = [...listBars(drawn, page), ...listColumns(drawn, page)];
  const found = new Set([
    ...solid.filter((shape) => isSwatch(shape, page) || fillsCell(shape, page)),
    ...loose.filter((shape) => isOfTones(shape, page)),
    ...shapes.filter(({ box }) => charts.some((bar) => isSame(box, bar.box))),
    ...listFields(
      loose.filter(({ of }) => of.style === 'outlined'),
      page,
    ),
  ]);
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const shape of loose)
      if ([...found].some((figure) => areTouching(shape.box, figure.box, page))) found.add(shape);
  }
  return new Set([...found].map(({ of }) => of));
}

/** A speckled bar appears to contain frames; they are dropped. */
function withoutParts(shapes: readonly Shape[]): Shape[] {
  return shapes.filter(
    ({ box }) => !shapes.some((other) => liesIn(box, other.box) && areaOf(box) < LARGER * areaOf(other.box)),
  );
}

/** Uses the area's own edges, because a skewed scan does not make them higher. */
function sharpen(shape: Shape, areas: readonly PixelBox[]): Shape {
  const area = areas.find(({ box }) => isSame(shape.box, box));
  return area ? { ...shape, box: area.box } : shape;
}

/** Boxes without the rules between a page's sections and the bars at its edge. */
export function withoutRules(boxes: readonly PixelBox[], page: FigurePage): PixelBox[] {
  const shapes = boxes.map((box) => toShape(box, page));
  return shapes
    .filter((shape) => shape.of.style === 'outlined' || !isRule(shape, shapes, page))
    .map(({ of }) => of);
}

function isRule(shape: Shape, all: readonly Shape[], { line, tones, cell }: FigurePage): boolean {
  const { box } = shape;
  if (!isAlone(shape)) return false;
  if (heightOf(box) < RULE * line) return true;
  const isWide = widthOf(box) > WIDE * tones.across * cell;
  return isWide && heightOf(box) < WIDE_RULE * line && !all.some((other) => isNextLine(box, other.box, line));
}

function isNextLine(box: CellBox, other: CellBox, line: number): boolean {
  const step = Math.abs(box.top - other.top);
  return (
    step > 0 && step < NEXT_LINE * line && Math.abs(heightOf(box) - heightOf(other)) < SAME_HEIGHT * line
  );
}

function isSwatch({ box, joined }: Shape, { line }: FigurePage): boolean {
  const isSmall = widthOf(box) < SQUARE * line && widthOf(box) < ABOUT_SQUARE * heightOf(box);
  return isSmall && heightOf(box) < SQUARE * line && !joined.left.some(isNatural);
}

/** Whether another tone begins where this one ends, as in a map, or the box lies on a colored ground. */
function isOfTones({ box }: Shape, page: FigurePage): boolean {
  const beyond = listBeyond(toCells(box, page)).map((strip) => listTones(strip, page));
  const isTone = (tones: number[]) =>
    Math.min(...tones) > OTHER_TONE && Math.max(...tones) < EVEN * Math.min(...tones);
  return beyond.some(isTone) || beyond.every((tones) => Math.min(...tones) > GROUND);
}

/**
 * Tones of the parts of a strip. Letters beside a box are not a tone, because their darkness differs from
 * part to part.
 */
function listTones({ left, top, right, bottom }: CellBox, { tones }: FigurePage): number[] {
  const isDown = bottom - top > right - left;
  const [start, end] = isDown ? [top, bottom] : [left, right];
  const parts: number[] = [];
  for (let from = start; from + PART <= end; from += PART)
    parts.push(
      toneOf(
        tones,
        isDown
          ? { left, right, top: from, bottom: from + PART }
          : { top, bottom, left: from, right: from + PART },
      ),
    );
  return parts.length > 1 ? parts : [0];
}

function listBeyond({ left, top, right, bottom }: CellBox): CellBox[] {
  return [
    { top, bottom, left: left - OFF - STRIP, right: left - OFF },
    { top, bottom, left: right + OFF, right: right + OFF + STRIP },
    { left, right, top: top - OFF - STRIP, bottom: top - OFF },
    { left, right, top: bottom + OFF, bottom: bottom + OFF + STRIP },
  ];
}

/** Whether the lines of a table continue past two of the box's corners, right along its edges. */
function fillsCell({ box }: Shape, page: FigurePage): boolean {
  const { left, top, right, bottom } = toCells(box, page);
  const { from, to } = PAST;
  const goesOn = (along: CellBox, across: 'x' | 'y') =>
    [-2, -1, 0].some((by) => {
      const line =
        across === 'x'
          ? { ...along, left: along.left + by, right: along.left + by + 2 }
          : { ...along, top: along.top + by, bottom: along.top + by + 2 };
      return toneOf(page.tones, line) > DRAWN;
    });
  const rows = [top, bottom].map((y) => ({ top: y, bottom: y }));
  const columns = [left, right].map((x) => ({ left: x, right: x }));
  return (
    [
      { left: left - to, right: left - from },
      { left: right + from, right: right + to },
    ].some((part) => rows.every((row) => goesOn({ ...part, ...row }, 'y'))) ||
    [
      { top: top - to, bottom: top - from },
      { top: bottom + from, bottom: bottom + to },
    ].some((part) => columns.every((column) => goesOn({ ...part, ...column }, 'x')))
  );
}

function areTouching(a: CellBox, b: CellBox, { line }: FigurePage): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) < TOUCHING * line;
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return (
    ((near(a.left, b.right) || near(a.right, b.left)) &&
      down > SHARED * Math.min(heightOf(a), heightOf(b))) ||
    ((near(a.top, b.bottom) || near(a.bottom, b.top)) && across > SHARED * Math.min(widthOf(a), widthOf(b)))
  );
}

function toCells({ left, top, right, bottom }: CellBox, { cell }: FigurePage): CellBox {
  return {
    left: Math.round(left / cell),
    top: Math.round(top / cell),
    right: Math.round(right / cell),
    bottom: Math.round(bottom / cell),
  };
}
