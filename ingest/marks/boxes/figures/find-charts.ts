import type { CellBox } from '../ink-table.ts';
import { toneOf } from '../tone-table.ts';
import {
  areAsHigh,
  areAsWide,
  areInLine,
  type FigurePage,
  group,
  heightOf,
  isAlone,
  isOfSentence,
  type Shape,
  widthOf,
} from './shapes.ts';

/** How far edges that are in line may differ, as a share of the line height. */
const SAME_EDGE = 0.25;
/** Distance to the next bar, in bar heights; it may skip a few bars that were not detected. */
const NEIGHBORS = 5;
/** This many shapes alike make a chart or a form; two are enough for the columns of a chart. */
const MANY = 3;
const COLUMNS = 2;
/**
 * Distance from one field of a form to the next, in frame heights; the lines of a covered paragraph almost
 * touch.
 */
const APART = 1.35;
/** This share of a chart's bars have their value printed at the end. */
const VALUED = 0.6;
/**
 * The strip that may contain a bar's value: cells from the bar's end, cells across, and the least darkness
 * (0..1) of print.
 */
const VALUE = { from: 3, width: 16, least: 0.04 };
/**
 * The steps between bars are equal to within this share; `LEAST_WHITE` is the white between bars as a share
 * of their height.
 */
const SAME_STEP = 0.15;
/** Longest distance between two bars, in steps, where bars between them were not detected. */
const MOST_STEPS = 3.3;
const LEAST_WHITE = 0.2;
/** At least this share of the strip along an axis is dark. */
const AXIS = 0.3;
/** Columns are higher than this, in line heights. */
const COLUMN = 1.5;

/**
 * Bars of the same thickness below each other, with values at their ends, an axis, or equal steps and no
 * words.
 */
export function listBars(shapes: readonly Shape[], page: FigurePage): Shape[] {
  return group(shapes, areAsHigh).flatMap((alike) => {
    const areNear = ({ box: a }: Shape, { box: b }: Shape) =>
      Math.abs(a.top - b.top) < NEIGHBORS * heightOf(a);
    const areOnAxis = (a: Shape, b: Shape) =>
      areNear(a, b) && areInLine(a.box, b.box, 'left', SAME_EDGE * page.line);
    const isChart = (bars: Shape[]) => bars.length >= MANY && haveOwnEnds(bars);
    return [
      ...group(alike, areOnAxis).filter(
        (bars) => isChart(bars) && (areValued(bars, page) || haveAxis(bars, page)),
      ),
      ...group(
        alike.filter((shape) => !isOfSentence(shape)),
        areNear,
      ).filter((bars) => isChart(bars) && areMostlyAlone(bars) && areStepped(bars)),
    ].flat();
  });
}

/** The recognizer reads the specks in a few bars as words, so only most bars need to be free of words. */
function areMostlyAlone(bars: readonly Shape[]): boolean {
  const alone = bars.filter(isAlone).length;
  return alone >= MANY && alone > bars.length / 2;
}

/** Bars end at different places; the lines of a covered paragraph end together. */
function haveOwnEnds(bars: readonly Shape[]): boolean {
  const ends = bars.map(({ box }) => box.right);
  const height = Math.max(...bars.map(({ box }) => heightOf(box)));
  return Math.max(...ends) - Math.min(...ends) > height;
}

function areValued(bars: readonly Shape[], page: FigurePage): boolean {
  const valued = bars.filter((bar) => isValued(bar, page));
  return valued.length >= VALUED * bars.length && (valued.length > COLUMNS || areStepped(bars));
}

/** Only a number is printed at the end of the bar, or ink that could not be read. */
function isValued({ box, joined }: Shape, { tones, cell }: FigurePage): boolean {
  const { right } = joined;
  if (right.length > 0) return right.length === 1 && /^[\d.,$%]+$/.test(right[0]?.text ?? '');
  const from = Math.round(box.right / cell) + VALUE.from;
  const strip = {
    top: Math.round(box.top / cell),
    bottom: Math.round(box.bottom / cell),
    left: from,
    right: from + VALUE.width,
  };
  return toneOf(tones, strip) > VALUE.least;
}

/** A line runs along the ends of all bars, through the white between them. */
function haveAxis(bars: readonly Shape[], { tones, cell }: FigurePage): boolean {
  const boxes = bars.map(({ box }) => box).sort((a, b) => a.top - b.top);
  return boxes.slice(1).every((box, index) => {
    const above = boxes[index] as CellBox;
    const left = Math.round((above.left + box.left) / 2 / cell);
    const white = { top: Math.round(above.bottom / cell) + 1, bottom: Math.round(box.top / cell) - 1 };
    return [-2, -1, 0, 1].some(
      (by) => toneOf(tones, { ...white, left: left + by, right: left + by + 1 }) > AXIS,
    );
  });
}

function areStepped(bars: readonly Shape[]): boolean {
  const tops = bars.map(({ box }) => box.top).sort((a, b) => a - b);
  const steps = tops.slice(1).map((top, index) => top - (tops[index] as number));
  const height = Math.min(...bars.map(({ box }) => heightOf(box)));
  const least = Math.min(...steps);
  return (
    least > (1 + LEAST_WHITE) * height &&
    steps.every(
      (step) => step < MOST_STEPS * least && Math.abs(step / least - Math.round(step / least)) < SAME_STEP,
    )
  );
}

/** Columns of the same width on the same ground line, some of them high. */
export function listColumns(shapes: readonly Shape[], { line }: FigurePage): Shape[] {
  return group(shapes, areAsWide).flatMap((alike) =>
    group(alike, ({ box: a }, { box: b }) => areInLine(a, b, 'bottom', SAME_EDGE * line))
      .filter((columns) => columns.length >= COLUMNS && columns.some(({ box }) => isColumn(box, line)))
      .flat(),
  );
}

function isColumn(box: CellBox, line: number): boolean {
  return heightOf(box) > COLUMN * line && heightOf(box) > widthOf(box);
}

/**
 * Frames of the same height, several of which share their left and right edges, like the fields of a form.
 */
export function listFields(frames: readonly Shape[], { line }: FigurePage): Shape[] {
  const haveSameEnds = ({ box: a }: Shape, { box: b }: Shape) =>
    Math.abs(a.top - b.top) > APART * heightOf(a) &&
    areInLine(a, b, 'left', SAME_EDGE * line) &&
    areInLine(a, b, 'right', SAME_EDGE * line);
  return group(frames, areAsHigh).flatMap((alike) => {
    const same = alike.filter((one) => alike.some((other) => one !== other && haveSameEnds(one, other)));
    return same.length > 0 ? alike : [];
  });
}
