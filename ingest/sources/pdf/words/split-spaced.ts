import { normalizeUnicode, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { LayerRun } from '../layer-run.ts';
import type { Matrix } from '../matrix.ts';
import type { Viewport } from '../viewport.ts';
import { getFonts } from './get-fonts.ts';
import type { PageOperators } from './painted-operators.ts';
import { listTextOperators, type PlacedGlyph } from './text-operators.ts';

/** Letters with a space between each two: pdf.js writes one wherever letters are set apart. */
const SPACED = /(?:^|\s)\S \S \S(?:\s|$)/u;
/** Share of a run's height: letters at most this far from its baseline, or beyond its ends, belong to it. */
const OFF = 0.3;

/**
 * Splits runs of letters that are set apart (`s t o n e`) into one run per letter, each where it is drawn:
 * only the gaps between them show where a word ends. Runs whose letters are not found stay as they are.
 */
export async function partSpaced(
  page: PDFPageProxy,
  viewport: Viewport,
  runs: LayerRun[],
): Promise<LayerRun[]> {
  if (!runs.some(({ text }) => SPACED.test(text))) return runs;
  const letters = await listLetters(page, viewport);
  return runs.flatMap((run) => (SPACED.test(run.text) ? partRun(run, letters) : [run]));
}

/** The letters of the page's own content. */
async function listLetters(page: PDFPageProxy, viewport: Viewport): Promise<PlacedGlyph[]> {
  const list: PageOperators = await page.getOperatorList();
  const fonts = await getFonts(page, list);
  const end = list.fnArray.indexOf(OPS.beginAnnotation);
  const own = { ...list, fnArray: list.fnArray.slice(0, end < 0 ? undefined : end) };
  const operators = listTextOperators(own, (name) => fonts.get(name), viewport.transform as Matrix, viewport);
  return operators.flatMap(({ glyphs }) =>
    glyphs.map((glyph) => ({ ...glyph, text: normalizeUnicode(glyph.text) })),
  );
}

function partRun(run: LayerRun, letters: PlacedGlyph[]): LayerRun[] {
  const own = letters
    .map((letter) => ({ letter, along: placeAlong(run, letter) }))
    .filter(({ along }) => along !== undefined)
    .sort((a, b) => (a.along ?? 0) - (b.along ?? 0));
  if (own.map(({ letter }) => letter.text).join('') !== run.text.replaceAll(/\s/g, '')) return [run];
  return own.map(({ letter: { text, placing, width } }, index) => ({
    ...run,
    text,
    placing,
    width,
    isSpaced: true,
    endsLine: run.endsLine && index === own.length - 1,
  }));
}

/** Distance of a letter from the start of a run, in points; undefined if it does not belong to the run. */
function placeAlong(run: LayerRun, letter: PlacedGlyph): number | undefined {
  const [a, b, , , x, y] = run.placing;
  const length = Math.hypot(a, b) || 1;
  const toX = letter.placing[4] - x;
  const toY = letter.placing[5] - y;
  const along = (toX * a + toY * b) / length;
  const across = Math.abs(toX * b - toY * a) / length;
  const slack = OFF * run.height;
  return across < slack && along > -slack && along + letter.width < run.width + slack ? along : undefined;
}
