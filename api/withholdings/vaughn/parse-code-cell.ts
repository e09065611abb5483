import type { ExemptionCode } from '#contract/marks.ts';

/** `(b)(6)`, `b6`, `(b) 7 (C)`, `b7C`, `552a(k)(2)`; letters are of (b)(7) only. */
const CODE = /(?<![\p{L}])\(?\s*([bdjk])\s*\)?\s*[-.]?\s*\(?\s*(\d{1,2})\s*\)?/giu;
/** `Exemption 5`, `Ex. 7(C)`. */
const NAMED = /\bex(?:emptions?|s)?\.?\s*(?:nos?\.?\s*)?(?=[\d(])/giu;
const NUMBER = /^\s*(?:[,;/&]|and|\s)*\(?(\d{1,2})\)?/iu;
const LETTERS = /^\s*\(?\s*([A-F])\s*\)?(?![\p{L}\p{N}])/iu;
const MORE_LETTERS = /^\s*(?:[,;/&]|and)\s*\(?\s*([A-F])\s*\)?(?![\p{L}\p{N}(])/iu;

const HIGHEST: Record<string, number> = { b: 9, d: 5, j: 2, k: 7 };

/**
 * The exemptions that a cell of an index claims, each once, in order. What is not surely a code is none.
 * Unlike on a page, a cite of the statute is a claim here: the column is about nothing else.
 */
export function parseCodeCell(text: string): ExemptionCode[] {
  // Long rows of spaces would be looked at once for each of them.
  const plain = text.normalize('NFKC').replace(/\s+/gu, ' ');
  const codes: ExemptionCode[] = [];
  for (const match of plain.matchAll(CODE)) {
    const [whole, paragraph = '', number = ''] = match;
    const act = paragraph.toLowerCase();
    if (Number(number) < 1 || Number(number) > (HIGHEST[act] ?? 0)) continue;
    codes.push(...withLetters(`(${act})(${Number(number)})`, plain.slice(match.index + whole.length)));
  }
  for (const match of plain.matchAll(NAMED))
    codes.push(...listNamed(plain.slice(match.index + match[0].length)));
  return [...new Set(codes)].sort();
}

/** The paragraphs of (b)(7) that follow it, as in `(b)(7)(C), (E)`. */
function withLetters(code: ExemptionCode, rest: string): ExemptionCode[] {
  if (code !== '(b)(7)') return [code];
  const letters: string[] = [];
  let left = rest;
  for (let found = LETTERS.exec(left); found; found = MORE_LETTERS.exec(left)) {
    letters.push((found[1] ?? '').toUpperCase());
    left = left.slice(found[0].length);
  }
  return letters.length === 0 ? [code] : letters.map((letter) => `(b)(7)(${letter})`);
}

/** `5, 6 and 7(C)` after the word. */
function listNamed(text: string): ExemptionCode[] {
  const codes: ExemptionCode[] = [];
  let left = text;
  for (let found = NUMBER.exec(left); found; found = NUMBER.exec(left)) {
    const number = Number(found[1]);
    if (number < 1 || number > 9) return codes;
    left = left.slice(found[0].length);
    const letter = number === 7 ? LETTERS.exec(left) : null;
    left = left.slice(letter?.[0].length ?? 0);
    codes.push(letter ? `(b)(7)(${(letter[1] ?? '').toUpperCase()})` : `(b)(${number})`);
  }
  return codes;
}
