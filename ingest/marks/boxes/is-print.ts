import type { PlacedWord } from '../../text/placed-word.ts';

/** A word this sure is on the page, 0..100. */
const SURE = 60;
/** What stands in boxes beside codes: who claims them, and the privilege in words. */
const LABEL =
  /^(?:per|fbi|eousa|ice|dhs|doj|exs?|exempt(?:ion)?s?|foia|pii|dpp|acp|awp|wp|high|low|outside|out|scope|of|the|not?n?|responsive|withheld|redacted|deliberative|process|attorney|client|work|product|privileged?|privacy|duplicate|referral|referred|and|or|in|full|page|pages|law|enforcement|sensitive)$/i;

/** Whether a word was surely read and is neither a code nor what goes with codes: print that no box covers. */
export function isPrint(word: PlacedWord): boolean {
  if (!isSure(word)) return false;
  return word.text
    .split(/[^\p{L}\p{N}]+/u)
    .some((part) => part.length > 2 && /^\p{L}+$/u.test(part) && !LABEL.test(part));
}

export function isSure({ confidence }: PlacedWord): boolean {
  return confidence >= SURE;
}

/** Of hatching and dots the recognizer makes words too, which are less sure, 0..100. */
const READ = 80;

/** Whether a word shows that an area of one tone is a ground of print, and no cover; a number does too. */
export function isOnGround({ text, confidence }: PlacedWord): boolean {
  if (confidence < READ) return false;
  return text.split(/[^\p{L}\p{N}]+/u).some((part) => /\p{L}{2}|\d{2}/u.test(part) && !LABEL.test(part));
}

/** Whether a word is surely read as more than one letter: a place that it fills is its own ink. */
export function isWord({ text, confidence }: PlacedWord): boolean {
  return confidence >= READ && /\p{L}{2}/u.test(text);
}
