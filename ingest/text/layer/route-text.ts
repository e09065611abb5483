import type { PlacedWord } from '../placed-word.ts';
import { findGarble } from './find-garble.ts';
import { judgeLegibility } from './judge-letters.ts';
import { isRepeated, type RepeatedLines } from './repeated-lines.ts';

/** What is known about a page before its text is chosen. */
export interface RoutingEvidence {
  lines: PlacedWord[][];
  /** Share of the page that its pictures cover, 0..1. */
  pictureCoverage: number;
  /** Number of lines and areas drawn. */
  shapes: number;
  visibleTextRuns: number;
  invisibleTextRuns: number;
  /** The text in the margins of several of the file's pages. */
  repeated: RepeatedLines;
}

export interface Route {
  /** `look`: the layer reads well, but only the ink shows whether it is all that the page says. */
  source: 'layer' | 'ocr' | 'look';
  /** Worded for reviewers; for OCR, what is wrong with the layer. */
  reason: string;
  /** Lines of the layer that are exact whatever the source: a stamp put on the scan by a machine. */
  stampLines: PlacedWord[][];
  /**
   * 0..100, of the layer. Typed text is exact; an earlier OCR does not report its confidence, so the share of
   * its words that look like words is used.
   */
  layerConfidence: number;
}

/** Top and bottom bands that contain stamps and court headers, as a share of the page's height. */
const MARGIN = 0.12;
/** Pictures that cover this share of the page are a scan, or hide one. */
const SCAN_COVERAGE = 0.5;
/** Pictures that cover this share of the page may contain text. */
const TELLING_COVERAGE = 0.2;
/** With a scan on the page, a layer this small contains labels, not the page's text. */
const FEW_WORDS = 15;
/** A layer of fewer words may be only what repeats in the file's margins. */
const SPARSE = 80;
/** Text drawn as outlines takes many shapes; a form's lines take fewer. */
const MANY_SHAPES = 400;

/** Decides where a page's text is taken from, page by page: "has text" does not mean "is searchable". */
export function routeText(evidence: RoutingEvidence): Route {
  const { lines, repeated } = evidence;
  const words = lines.flat();
  const invisible = isMostlyInvisible(evidence);
  const texts = words.map((word) => word.text);
  const layerConfidence = invisible ? Math.round(judgeLegibility(texts).wordlike * 100) : 100;
  const toOcr = (reason: string, stampLines: PlacedWord[][] = []): Route => ({
    source: 'ocr',
    reason,
    stampLines,
    layerConfidence,
  });
  if (words.length === 0) return toOcr(`no text layer; ${lookOf(evidence)}`);
  const garble = findGarble(texts);
  if (garble) return toOcr(`text layer ${garble}`);
  const own = lines.filter((line) => !isTyped(line) && !isMarginLine(line) && !isRepeated(line, repeated));
  if (own.flat().length < FEW_WORDS && mayHideText(evidence)) {
    return toOcr(`text layer holds ${describe(lines, own)}; ${lookOf(evidence)}`, [
      ...(invisible ? [] : lines),
    ]);
  }
  const origin = invisible ? ', put under the scan by an earlier OCR' : '';
  const reason = `good text layer, ${countWords(words.length)}${origin}`;
  const isPlain = evidence.pictureCoverage < TELLING_COVERAGE && evidence.shapes < MANY_SHAPES && !invisible;
  return { source: isPlain ? 'layer' : 'look', reason, stampLines: [], layerConfidence };
}

/** Whether it is worth finding out what repeats in the file's margins. */
export function isSparse({ lines, ...evidence }: Omit<RoutingEvidence, 'repeated'>): boolean {
  return lines.length > 0 && lines.flat().length < SPARSE && mayHideText(evidence);
}

/** The layer of an earlier OCR, as most programs write it: under or over the scan, invisible. */
export function isMostlyInvisible(
  runs: Pick<RoutingEvidence, 'visibleTextRuns' | 'invisibleTextRuns'>,
): boolean {
  return runs.invisibleTextRuns > runs.visibleTextRuns;
}

function mayHideText(evidence: Pick<RoutingEvidence, 'pictureCoverage' | 'shapes'>): boolean {
  return evidence.pictureCoverage >= SCAN_COVERAGE || evidence.shapes >= MANY_SHAPES;
}

function describe(lines: PlacedWord[][], own: PlacedWord[][]): string {
  if (own.length > 0) return 'only a few words';
  if (lines.every(isTyped)) return 'only what was typed over it';
  if (isStamp(lines)) return 'only a stamp';
  return lines.every(isMarginLine) ? 'only a few words' : 'only what repeats in the margins of its file';
}

function lookOf(evidence: RoutingEvidence): string {
  return evidence.pictureCoverage >= SCAN_COVERAGE
    ? 'the page is a scanned image'
    : 'what the page shows is drawn, not written';
}

/** Text filled into a form, or typed over a page, says nothing about the page below it. */
export function isTyped(line: PlacedWord[]): boolean {
  return line.every(({ drawnBy }) => drawnBy === 'annotation');
}

function isMarginLine(line: PlacedWord[]): boolean {
  return line.every(({ rect }) => rect.y + rect.height <= MARGIN || rect.y >= 1 - MARGIN);
}

function isStamp(lines: PlacedWord[][]): boolean {
  return lines.length <= 2 && lines.some((line) => line.some((word) => /\d{3}/.test(word.text)));
}

function countWords(count: number): string {
  return count === 1 ? '1 word' : `${count} words`;
}
