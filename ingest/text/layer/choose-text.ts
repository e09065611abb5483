import { type Rect, toPart } from '#contract/values/rect.ts';
import { hasInk, type Ink, shareInside } from '../../pixels/measure-ink.ts';
import type { PlacedWord } from '../placed-word.ts';
import { overlaps } from '../recognition/recognize-page.ts';
import { judgeLegibility } from './judge-letters.ts';

/**
 * The rules by which a text layer is compared with the page's picture and, if the picture shows more, with
 * what OCR reads from it.
 */

/**
 * Good layers of real productions cover 0.6 of the ink's outlines and more; headers over a scan 0.15 and
 * less.
 */
const GOOD_COVER = 0.5;
/** Share of a layer's letters that lie on ink, if the layer belongs to the picture. */
const MOST_ON_INK = 0.7;
/** An OCR word with this confidence, 0..100, is on the page, whatever the layer says. */
const SURE = 70;
/** A layer may lack up to this share of what OCR surely read and still be the page's text. */
const MOST_MISSING = 0.12;
/** An earlier OCR's words must be more wordlike than ours by this much to be preferred. */
const WORSE = 0.03;
/** The wordlikeness of fewer words means nothing. */
const LEAST_JUDGED = 8;

/** Whether a layer's words lie where the ink is, and leave little of it uncovered. */
export function coversInk(lines: PlacedWord[][], ink: Ink, area: Rect): boolean {
  const boxes = lines.flat().map(({ text, rect }) => ({ letters: text.length, box: toPart(rect, area) }));
  const letters = boxes.reduce((sum, each) => sum + each.letters, 0);
  const onInk = boxes.filter(({ box }) => hasInk(ink, box)).reduce((sum, each) => sum + each.letters, 0);
  if (onInk < MOST_ON_INK * letters) return false;
  return (
    shareInside(
      ink,
      boxes.map(({ box }) => box),
    ) >= GOOD_COVER
  );
}

export interface Choice {
  chosen: 'layer' | 'ocr';
  /** Completes a sentence after a semicolon. */
  why: string;
}

/**
 * Chooses the better one of two texts of a page. Words that OCR surely read and the layer lacks count against
 * the layer; for a layer from an earlier OCR, less wordlike words count too.
 */
export function chooseText(layer: PlacedWord[][], ocr: PlacedWord[][], layerIsOcr: boolean): Choice {
  const words = layer.flat();
  const sure = ocr.flat().filter(({ confidence, text }) => confidence >= SURE && /[\p{L}\p{N}]/u.test(text));
  const missing = countLetters(sure.filter((word) => !words.some((other) => overlaps(word, other))));
  const share = missing / Math.max(1, countLetters(sure));
  if (share > MOST_MISSING) {
    return {
      chosen: 'ocr',
      why: `it lacks ${Math.round(share * 100)} % of what OCR surely reads on the page`,
    };
  }
  if (!layerIsOcr) return { chosen: 'layer', why: 'OCR found nothing of note that it lacks' };
  const [theirs, ours] = [words, ocr.flat()].map((each) => judgeLegibility(each.map(({ text }) => text)));
  const isEnough = Math.min(theirs?.judged ?? 0, ours?.judged ?? 0) >= LEAST_JUDGED;
  return isEnough && (theirs?.wordlike ?? 0) + WORSE < (ours?.wordlike ?? 0)
    ? { chosen: 'ocr', why: 'its words look less like words than those that OCR reads now' }
    : { chosen: 'layer', why: 'OCR now reads no better and nothing of note that it lacks' };
}

function countLetters(words: PlacedWord[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}
