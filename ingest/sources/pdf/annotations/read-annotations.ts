import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Rect } from '#contract/values/rect.ts';
import type { LayerRun } from '../layer-run.ts';
import type { Box, Matrix } from '../matrix.ts';
import type { Viewport } from '../viewport.ts';
import { type DrawnLetters, distance } from '../words/drawn-letters.ts';
import { toReach } from '../words/font-reach.ts';
import { type Annotation, type Drawing, isViewed } from './annotation.ts';
import { countComments } from './count-comments.ts';
import { layOutTyped } from './lay-out-typed.ts';
import { type IsSwitchedOn, listDrawings, toBox } from './list-drawings.ts';

/** What is drawn over a page's own content: form fields, typed notes, stamps and comments. */
export interface Annotations {
  /** The words that they draw, in drawing order. */
  runs: LayerRun[];
  /** Rectangles of form fields, filled or not; fractions of the page as displayed. */
  fields: Rect[];
  /** Number of comments that a PDF reader opens, and the page does not show. */
  comments: number;
  /** Number of notes and fields with words that viewers draw, and the page's picture lacks. */
  undrawn: number;
}

const NO_ANNOTATIONS: Annotations = { runs: [], fields: [], comments: 0, undrawn: 0 };

/** The text for a ticked box: searches find it as the word X, and it cannot be an initial. */
const TICKED = '[X]';
/** Letters and symbols that tick a box, whatever the field's value is. */
const TICKS = /^[xX\u2713-\u2718\u25a0\u25c6\u25cf\u2605]$/u;

/** In cell widths: letters further apart have an empty cell between them. */
const EMPTY_CELL = 1.5;

/**
 * Reads what annotations show on the page, from the operators that draw them: the value of a field or comment
 * does not count if it is not drawn.
 */
export async function readAnnotations(
  page: PDFPageProxy,
  viewport: Viewport,
  isOn: IsSwitchedOn,
): Promise<Annotations> {
  const annotations: Annotation[] = await page.getAnnotations({ intent: 'any' });
  if (annotations.length === 0) return NO_ANNOTATIONS;
  const toDisplay = viewport.transform as Matrix;
  const drawings = await listDrawings(page, viewport, isOn);
  const typed = new Set<string>();
  const runs = annotations.flatMap((annotation) => {
    const drawing = drawings.get(annotation.id);
    const box = toBox(annotation.rect, toDisplay);
    if (drawing) return toRuns(annotation, drawing, box);
    const isCovered = annotations.some(
      (other) =>
        other !== annotation && COVERING.includes(other.subtype) && covers(toBox(other.rect, toDisplay), box),
    );
    if (!isViewed(annotation) || !isOn(annotation.oc) || isCovered) return [];
    const lines = layOutTyped(annotation, box);
    if (lines.length > 0) typed.add(annotation.id);
    return lines;
  });
  const fields = annotations
    .filter((annotation) => annotation.subtype === 'Widget' && isViewed(annotation))
    .map(({ rect }) => toRect(toBox(rect, toDisplay), viewport));
  return {
    runs,
    fields,
    comments: countComments(annotations, new Set([...drawings.keys(), ...typed])),
    undrawn: typed.size,
  };
}

/** Annotations with which people hide what is below; pdf.js does not report which of two is on top. */
const COVERING = ['Square', 'Circle', 'Polygon', 'Ink', 'Stamp', 'FreeText', 'Redact'];

/** Whether a box lies over a part of another. */
function covers(upper: Box, lower: Box): boolean {
  const across = Math.min(upper.right, lower.right) - Math.max(upper.left, lower.left);
  const down = Math.min(upper.bottom, lower.bottom) - Math.max(upper.top, lower.top);
  return across > 0 && down > 0;
}

function toRuns(annotation: Annotation, drawing: Drawing, box: Box): LayerRun[] {
  if (annotation.checkBox || annotation.radioButton) {
    if (isTicked(annotation, drawing)) return [fillBox(TICKED, box)];
  }
  const letters = drawing.letters.filter((each) => liesIn(each, box));
  const runs = joinCells(letters, annotation, box).map(toRun);
  const last = runs.at(-1);
  if (last) last.endsLine = true;
  return runs;
}

/** Only what is drawn counts, and a box that is on may draw only its frame. */
function isTicked(annotation: Annotation, { letters, hasMark }: Drawing): boolean {
  const { fieldValue, exportValue, buttonValue } = annotation;
  const isOn = fieldValue !== null && fieldValue !== 'Off' && [exportValue, buttonValue].includes(fieldValue);
  return isOn ? hasMark || letters.length > 0 : letters.some(({ text }) => TICKS.test(text));
}

/** What is drawn outside of its annotation's rectangle is clipped. */
function liesIn({ placing, width, height }: DrawnLetters, box: Box): boolean {
  const [a, b, c, d, e, f] = placing;
  const along = width / 2 / (Math.hypot(a, b) || 1);
  const up = height / 4 / (Math.hypot(c, d) || 1);
  const x = a * along + c * up + e;
  const y = b * along + d * up + f;
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

/**
 * The letters of a field with a cell for each one are too far apart to form a word by their gaps; an empty
 * cell separates two words.
 */
function joinCells(letters: DrawnLetters[], { comb, maxLen }: Annotation, box: Box): DrawnLetters[] {
  if (!comb || !maxLen) return letters;
  const pitch = Math.max(box.right - box.left, box.bottom - box.top) / maxLen;
  const words: DrawnLetters[] = [];
  let before: DrawnLetters | undefined;
  for (const each of letters) {
    const last = words.at(-1);
    if (last && before && distance(before, each) < EMPTY_CELL * pitch) {
      words[words.length - 1] = {
        ...last,
        text: last.text + each.text,
        width: distance(last, each) + each.width,
      };
    } else words.push(each);
    before = each;
  }
  return words;
}

function toRun({ text, placing, width, height, font }: DrawnLetters): LayerRun {
  return {
    text,
    placing,
    width,
    height,
    ascent: toReach(font?.ascent, 0.8),
    descent: toReach(font?.descent, -0.2),
    monospaced: font?.fallbackName === 'monospace',
    endsLine: false,
    drawnBy: 'annotation',
  };
}

/** A word placed over the whole box. */
function fillBox(text: string, { left, top, right, bottom }: Box): LayerRun {
  return {
    text,
    placing: [1, 0, 0, -1, left, bottom],
    width: right - left,
    height: bottom - top,
    ascent: 1,
    descent: 0,
    monospaced: false,
    endsLine: true,
    drawnBy: 'annotation',
  };
}

function toRect({ left, top, right, bottom }: Box, { width, height }: Viewport): Rect {
  return {
    x: left / width,
    y: top / height,
    width: (right - left) / width,
    height: (bottom - top) / height,
  };
}
