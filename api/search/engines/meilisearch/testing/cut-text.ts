/**
 * How Meilisearch 1.50 (with charabia 0.9) cuts texts into words, as far as the stand-in needs it: read in
 * its source and seen on a server.
 */

/**
 * Signs between which no phrase and no nearness holds. A period or comma is one only with a space behind it:
 * "Washington, DC" is no phrase there, "1,226" is.
 */
const HARD = new Set(['. ', ', ', '!', ';', '?', '¡', '§', '¶', '¿', '…']);

/**
 * Signs that cut words without breaking phrases: connectors, dashes, brackets, quotes, other punctuation,
 * mathematical operators and spaces, but not the one that does not break lines. Currency, `=`, `<`, `|`, `~`,
 * `°`, superscripts and block signs are not among them: what is stuck to them is one word, unless they are
 * named in `separatorTokens`.
 */
const SOFT = /[\p{Pc}\p{Pd}\p{Pe}\p{Pf}\p{Pi}\p{Po}\p{Ps}\p{Zs}\p{Zl}\p{Zp}\n\r\t`+±×÷−∓√∞]/u;

const UNBROKEN_SPACE = '\u00a0';

/** Added to a word's place behind a hard separator. */
const FAR = 8;

export interface Piece {
  /** As it stands. */
  text: string;
  kind: 'word' | 'soft' | 'hard';
  /** In UTF-16 units. */
  start: number;
}

/** A word with its place, which tells how near it is to others. */
export interface PlacedWord {
  word: string;
  place: number;
  start: number;
  /** As it stands in the text. */
  written: string;
}

/** `separators` are those that the index's settings name. */
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
    // The unbroken space is a plain one once it is folded.
    const word = fold(written).trim();
    if (word === '') continue;
    place += isFar ? FAR : 1;
    isFar = false;
    words.push({ word, place, start, written });
  }
  return words;
}

/** Lower case, without accents, compatible forms resolved. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
