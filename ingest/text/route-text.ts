import { judgeLegibility, type Legibility } from './judge-letters.ts';
import type { PlacedWord } from './layer-words.ts';

/** What is known of a page before its text is chosen. */
export interface RoutingEvidence {
  lines: PlacedWord[][];
  /** Share of the page that its largest picture covers, 0..1. */
  pictureCoverage: number;
  /** Lines and areas drawn. */
  shapes: number;
  visibleTextRuns: number;
  invisibleTextRuns: number;
}

export interface Route {
  source: 'layer' | 'ocr';
  /** In words that a reviewer understands; "OCR" routes say what is wrong with the layer. */
  reason: string;
  /** Lines of the layer that are exact whatever the source: a stamp put on the scan by a machine. */
  stampLines: PlacedWord[][];
  /**
   * 0..100, of the layer. What was typed is exact; an earlier OCR does not say how sure it was, so its
   * share of words that look like words stands for it.
   */
  layerConfidence: number;
}

/** Top and bottom bands where stamps and court headers stand, as a share of the page's height. */
const MARGIN = 0.12;
/** A picture over this much of the page is a scan, or hides one. */
const SCAN_COVERAGE = 0.5;
/** With a scan on the page, a layer this small holds labels, not the page's text. */
const FEW_WORDS = 15;
/** Text drawn as outlines takes many shapes; a form's lines take fewer. */
const MANY_SHAPES = 400;
const LEAST_WORDLIKE = 0.7;
/** In a longer text without a single common word, more is asked of the others. */
const LEAST_WORDLIKE_ODD = 0.85;
const MANY_JUDGED = 15;
const MOST_STRANGE = 0.1;
/** Fewer words are no evidence of garble. */
const LEAST_JUDGED = 8;

/** Decides where a page's text is taken from, page by page: "has text" is not "is searchable". */
export function routeText(evidence: RoutingEvidence): Route {
  const { lines } = evidence;
  const words = lines.flat();
  if (words.length === 0) {
    return {
      source: 'ocr',
      reason: `no text layer; ${lookOf(evidence)}`,
      stampLines: [],
      layerConfidence: 0,
    };
  }

  const invisible = evidence.invisibleTextRuns > evidence.visibleTextRuns;
  const body = lines.filter((line) => !isMarginLine(line)).flat();
  const scanned = evidence.pictureCoverage >= SCAN_COVERAGE;
  const outlined = evidence.shapes >= MANY_SHAPES;
  const legibility = judgeLegibility(words.map((word) => word.text));
  const layerConfidence = invisible ? Math.round(legibility.wordlike * 100) : 100;
  if (isGarbled(legibility)) {
    return { source: 'ocr', reason: garbleReason(legibility), stampLines: [], layerConfidence };
  }
  if (body.length < FEW_WORDS && (scanned || outlined)) {
    const held = body.length === 0 && isStamp(lines) ? 'only a stamp' : 'only a few words';
    return {
      source: 'ocr',
      reason: `text layer holds ${held} (${quote(lines)}); ${lookOf(evidence)}`,
      stampLines: invisible ? [] : lines,
      layerConfidence,
    };
  }
  const origin = invisible ? ', put under the scan by an earlier OCR' : '';
  const reason = `good text layer, ${countWords(words.length)}${origin}`;
  return { source: 'layer', reason, stampLines: [], layerConfidence };
}

export function isGarbled({ strange, judged, wordlike, hasCommonWords }: Legibility): boolean {
  if (strange > MOST_STRANGE) return true;
  const least = judged >= MANY_JUDGED && !hasCommonWords ? LEAST_WORDLIKE_ODD : LEAST_WORDLIKE;
  return judged >= LEAST_JUDGED && wordlike < least;
}

function lookOf(evidence: RoutingEvidence): string {
  return evidence.pictureCoverage >= SCAN_COVERAGE
    ? 'the page is a scanned image'
    : 'what the page shows is drawn, not written';
}

function garbleReason({ wordlike, strange }: Legibility): string {
  return strange > MOST_STRANGE
    ? `text layer is garbled (${Math.round(strange * 100)} % of its characters stand for nothing)`
    : `text layer is garbled (${Math.round(wordlike * 100)} % of its words look like words)`;
}

function isMarginLine(line: PlacedWord[]): boolean {
  return line.every(({ rect }) => rect.y + rect.height <= MARGIN || rect.y >= 1 - MARGIN);
}

function isStamp(lines: PlacedWord[][]): boolean {
  return lines.length <= 2 && lines.some((line) => line.some((word) => /\d{3}/.test(word.text)));
}

function quote(lines: PlacedWord[][]): string {
  const text = lines.map((line) => line.map((word) => word.text).join(' ')).join(' / ');
  return `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;
}

function countWords(count: number): string {
  return count === 1 ? '1 word' : `${count} words`;
}
