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

/** Of a line's height: by so much edges may be off. */
const SAME_EDGE = 0.25;
/** Heights of a bar to the next one, or its like beyond a few that were not seen. */
const NEIGHBORS = 5;
/** So many alike make a chart or a form; columns of a chart are told by two. */
const MANY = 3;
const COLUMNS = 2;
/** Heights of a frame from one field of a form to the next; the lines of a covered paragraph touch nearly. */
const APART = 1.35;
/** Of the bars of a chart so many have their value printed at the end. */
const VALUED = 0.6;
/** Cells from a bar's end to its value, and across it; darkness (0..1) of print there. */
const VALUE = { from: 3, width: 16, least: 0.04 };
/** Bars stand by steps that are equal to this share, with so much white between, of their height. */
const SAME_STEP = 0.15;
/** Steps from one bar to the next, where one between was not seen. */
const MOST_STEPS = 3.3;
const LEAST_WHITE = 0.2;
/** Of the strip along an axis so much is dark. */
const AXIS = 0.3;
/** Heights of a line: columns are higher. */
const COLUMN = 1.5;

/** Bars of one thickness below each other, with their values at their ends, an axis, or equal steps and no words. */
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

/** Beside one or another the recognizer makes words of its specks. */
function areMostlyAlone(bars: readonly Shape[]): boolean {
  const alone = bars.filter(isAlone).length;
  return alone >= MANY && alone > bars.length / 2;
}

/** Lines of a covered paragraph end together. */
function haveOwnEnds(bars: readonly Shape[]): boolean {
  const ends = bars.map(({ box }) => box.right);
  const height = Math.max(...bars.map(({ box }) => heightOf(box)));
  return Math.max(...ends) - Math.min(...ends) > height;
}

function areValued(bars: readonly Shape[], page: FigurePage): boolean {
  const valued = bars.filter((bar) => isValued(bar, page));
  return valued.length >= VALUED * bars.length && (valued.length > COLUMNS || areStepped(bars));
}

/** A number stands at the end of the bar and nothing else; or some ink that could not be read. */
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

/** A line along the ends of all bars, through the white between them. */
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

/** Columns of one width on one ground line, some of them high. */
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

/** Frames of one height of which several end where others do, as those of a form to fill in. */
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
