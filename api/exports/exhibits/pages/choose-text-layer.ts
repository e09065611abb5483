import { containsCenter, type Rect } from '#contract/values/rect.ts';
import type { ExportWord } from '../package/package-input.ts';

/** A run of text in the original page itself. */
export interface LayerText {
  text: string;
  rect: Rect;
}

export type TextLayerChoice =
  /** Adds these words, which the page lacks. */
  | { kind: 'add'; words: ExportWord[] }
  /** The page has other words in the same positions: adding ours would stack two layers. */
  | { kind: 'stacked' };

/** Share of our words that may overlap other words before the page's own layer is considered garbled. */
const MOST_STACKED = 0.2;
const FEW = 5;

/**
 * Chooses which of our words a copied page lacks. Words that its own layer has in the same position, such as
 * a stamp's, are left out, so that a search finds them once.
 */
export function chooseTextLayer(words: ExportWord[], layer: LayerText[]): TextLayerChoice {
  const added: ExportWord[] = [];
  let stacked = 0;
  for (const word of words) {
    const under = layer.filter(({ text, rect }) => text.trim() !== '' && containsCenter(rect, word.rect));
    if (under.some(({ text }) => simplify(text).includes(simplify(word.text)))) continue;
    if (under.length > 0) stacked += 1;
    added.push(word);
  }
  return stacked > FEW && stacked > words.length * MOST_STACKED
    ? { kind: 'stacked' }
    : { kind: 'add', words: added };
}

/** Recognizers differ in dashes, dots and case: only letters and digits are compared. */
function simplify(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
