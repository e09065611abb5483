/**
 * How Meilisearch 1.50 (with charabia 0.9) splits texts into words, as far as the stand-in needs it: read in
 * its source and observed on a server.
 */

/**
 * Separators across which neither phrases nor proximity work. A period or comma is one only before a space:
 * "Washington, DC" is not a phrase there, "1,226" is.
 */
const HARD = new Set(['. ', ', ', '!', ';', '?', '¡', '§', '¶', '¿', '…']);

/**
 * Characters that split words without breaking phrases: connectors, dashes, brackets, quotes, other
 * punctuation, mathematical operators and spaces, but not the non-breaking one. Currency, `=`, `<`, `|`, `~`,
 * `°`, superscripts and block characters are not among them: attached to a word they are part of it, unless
 * they are listed in `separatorTokens`.
 */
const SOFT = /[\p{Pc}\p{Pd}\p{Pe}\p{Pf}\p{Pi}\p{Po}\p{Ps}\p{Zs}\p{Zl}\p{Zp}\n\r\t`+±×÷−∓√∞]/u;

const UNBROKEN_SPACE = '\u00a0';

/** Added to a word's position after a hard separator. */
const FAR = 8;

export interface Piece {
  /** As in the text. */
  text: string;
  kind: 'word' | 'soft' | 'hard';
  /** In UTF-16 units. */
  start: number;
}

/** A word with its position, which shows how near it is to others. */
export interface PlacedWord {
  word: string;
  place: number;
  start: number;
  /** As in the text. */
  written: string;
}

/** `separators` are those in the index's settings. */
export function cutText(text: string, separators: readonly string[] = []): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    const pair = text.slice(at, at + 2);
    const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const hard = HARD.has(pair) ? pair : HARD.has(sign) ? sign : undefined;
    const named = separators.find((each) => text.startsWith(each, at));
    const soft = named ?? (SOFT.test(sign) && sign !== UNBROKEN_SPACE ? sign : undefined);
    const last = pieces.at(-1);
    if (hard ?? soft) pieces.push({ text: hard ?? soft ?? '', kind: hard ? 'hard' : 'soft', start: at });
    else if (last?.kind === 'word') last.text += sign;
    else pieces.push({ text: sign, kind: 'word', start: at });
    at += (hard ?? soft ?? sign).length;
  }
  return pieces;
}

export function placeWords(text: string, separators: readonly string[]): PlacedWord[] {
  const words: PlacedWord[] = [];
  let [place, isFar] = [-1, false];
  for (const { text: written, kind, start } of cutText(text, separators)) {
    if (kind === 'hard') isFar = words.length > 0;
    if (kind !== 'word') continue;
    // The non-breaking space becomes a plain one when folded.
    const word = fold(written).trim();
    if (word === '') continue;
    place += isFar ? FAR : 1;
    isFar = false;
    words.push({ word, place, start, written });
  }
  return words;
}

/** Lowercase, without accents, compatible forms resolved. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
