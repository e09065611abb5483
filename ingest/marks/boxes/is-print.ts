import type { PlacedWord } from '../../text/placed-word.ts';

/** A word with this confidence, 0..100, is on the page. */
const SURE = 60;
/** What is printed in boxes beside codes: who claims the exemption, and the privilege in words. */
const LABEL =
  /^(?:per|fbi|eousa|ice|dhs|doj|exs?|exempt(?:ion)?s?|foia|pii|dpp|acp|awp|wp|high|low|outside|out|scope|of|the|not?n?|responsive|withheld|redacted|deliberative|process|attorney|client|work|product|privileged?|privacy|duplicate|referral|referred|and|or|in|full|page|pages|law|enforcement|sensitive)$/i;

/** Whether a word was surely read and is neither a code nor a label of codes: print that no box covers. */
export function isPrint(word: PlacedWord): boolean {
  if (!isSure(word)) return false;
  return word.text
    .split(/[^\p{L}\p{N}]+/u)
    .some((part) => part.length > 2 && /^\p{L}+$/u.test(part) && !LABEL.test(part));
}

export function isSure({ confidence }: PlacedWord): boolean {
  return confidence >= SURE;
}

/** The recognizer also reads words in hatching and dots, with a lower confidence than this, 0..100. */
const READ = 80;

/** Whether a word or number shows that an area of a single tone is a ground of print and not a cover. */
export function isOnGround({ text, confidence }: PlacedWord): boolean {
  if (confidence < READ) return false;
  return text.split(/[^\p{L}\p{N}]+/u).some((part) => /\p{L}{2}|\d{2}/u.test(part) && !LABEL.test(part));
}

/** Whether a word is surely read and has more than one letter: the place that it fills is its own ink. */
export function isWord({ text, confidence }: PlacedWord): boolean {
  return confidence >= READ && /\p{L}{2}/u.test(text);
}
