import { isGap } from '../gap.ts';
import { findVowels } from './find-vowels.ts';
import { judgeLegibility } from './judge-letters.ts';
import { foldLetters, measureSurprise } from './letter-pairs.ts';

const MOST_STRANGE = 0.1;
const LEAST_WORDLIKE = 0.7;
/** A longer text without a single common word needs a higher share of wordlike words. */
const LEAST_WORDLIKE_ODD = 0.85;
const MANY_JUDGED = 15;
/** Fewer words, or letters, are no evidence of garble. */
const LEAST_JUDGED = 8;
const LEAST_LETTERS = 80;
/**
 * Bits per letter. Pages of English and Spanish have 3.0 to 3.8, the same text in a shifted encoding 5.5 and
 * more, backwards 4.8.
 */
const MOST_SURPRISE = 4.5;
/** Backwards text has a score this much better when reversed, in bits per letter. */
const BETTER_BACKWARDS = 0.7;
/** Neither English nor Spanish has longer words; run-together text has little else. */
const LONGEST_WORD = 24;
const MOST_RUN_TOGETHER = 0.3;
/** A text with this share of single letters among its words is spaced out letter by letter. */
const MOST_SINGLE = 0.6;
/** Fewer letters are a few initials, and fewer different ones are the marks of a table. */
const LEAST_SPACED = 20;
const LEAST_DIFFERENT = 6;
const MOST_SYMBOLS = 0.45;
const MOST_MIXED = 0.3;
const MOST_UNMAPPED = 0.1;
/** Largest share of words of three or more letters that mix two scripts. */
const MOST_SCRIPTS = 0.3;
/** The letters for vowels in all languages with Latin letters. */
const VOWELS = 'aeiou';
/** This many of a text's likeliest vowels must be among them, and so must the likeliest one. */
const LIKELY_VOWELS = 4;
const LEAST_VOWELS = 3;

/**
 * Why a text is not what its page says, to follow the words "text layer"; undefined if nothing is wrong or
 * there is too little text to judge.
 */
export function findGarble(given: string[]): string | undefined {
  const words = given.filter((word) => !isGap(word)).map((word) => word.normalize('NFC'));
  const { strange, judged, wordlike, hasCommonWords } = judgeLegibility(words);
  const unmapped = shareOf(words, /\(cid:\d+\)/);
  if (unmapped > MOST_UNMAPPED) return `is garbled (${percent(unmapped)} of its words are codes of a font)`;
  if (strange > MOST_STRANGE) return `is garbled (${percent(strange)} of its characters stand for nothing)`;
  const symbols = shareOfSymbols(words);
  if (symbols > MOST_SYMBOLS) return `is garbled (${percent(symbols)} of its characters are signs)`;
  const mixed = shareOf(words, /\p{L}[\d@#$%^*_|~<>]+\p{L}/u);
  if (mixed > MOST_MIXED)
    return `is garbled (${percent(mixed)} of its words have digits or signs between letters)`;
  const scripts = shareOf(words, MIXED_SCRIPTS);
  if (scripts > MOST_SCRIPTS)
    return `is garbled (${percent(scripts)} of its words mix letters of several scripts)`;
  const spacing = findBadSpacing(words);
  if (spacing) return spacing;
  const letters = findStrangeLetters(words);
  if (letters) return letters;
  const least = judged >= MANY_JUDGED && !hasCommonWords ? LEAST_WORDLIKE_ODD : LEAST_WORDLIKE;
  return judged >= LEAST_JUDGED && wordlike < least
    ? `is garbled (${percent(wordlike)} of its words look like words)`
    : undefined;
}

function findBadSpacing(words: string[]): string | undefined {
  const plain = words.filter((word) => /^\p{L}+$/u.test(word));
  const letters = plain.join('').length;
  const single = plain.filter((word) => word.length === 1).length / plain.length;
  if (single > MOST_SINGLE && isSpacedOut(plain))
    return `is spaced out letter by letter (${percent(single)} of its words)`;
  if (letters < LEAST_LETTERS) return undefined;
  const long =
    plain.filter((word) => word.length > LONGEST_WORD && !UNSPACED.test(word)).join('').length / letters;
  return long > MOST_RUN_TOGETHER
    ? `lacks the spaces between its words (${percent(long)} of its letters)`
    : undefined;
}

/** Scripts that are written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

/**
 * A few letters count as spaced out only if they follow each other like those of words, unlike the marks in a
 * table's columns.
 */
function isSpacedOut(plain: string[]): boolean {
  const text = plain.join('').toLowerCase();
  if (text.length >= LEAST_LETTERS) return true;
  const isVaried = new Set(text).size >= LEAST_DIFFERENT;
  return text.length >= LEAST_SPACED && isVaried && measureSurprise([text]) < MOST_SURPRISE;
}

/** A Latin letter next to one of another alphabet: no language has such words. */
const MIXED_SCRIPTS =
  /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}]|[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}]\p{Script=Latin}/u;

/** Letters of other scripts are not judged, because nothing is known here about their languages. */
function findStrangeLetters(words: string[]): string | undefined {
  const plain = words
    .map(bareWord)
    .filter((word) => /^\p{Script=Latin}{3,}$/u.test(word) && !/^\p{Lu}{1,6}$/u.test(word));
  if (plain.join('').length < LEAST_LETTERS) return undefined;
  const surprise = measureSurprise(plain);
  if (surprise < MOST_SURPRISE) return undefined;
  const backwards = measureSurprise(plain.map((word) => [...word].reverse().join('')));
  if (surprise - backwards > BETTER_BACKWARDS) return 'is written backwards';
  return isVietnamese(plain) || hasManyVowels(plain) || hasUsualVowels(plain)
    ? undefined
    : 'is garbled (its letters follow each other as in no language)';
}

/**
 * In nearly every language with Latin letters at least a third of the letters are vowels, and no word lacks
 * one; in English with shifted letters it is less than a third, and many words have none.
 */
function hasManyVowels(words: string[]): boolean {
  const folded = words.map(foldLetters);
  const vowels = folded.join('').match(/[aeiou]/g)?.length ?? 0;
  const withVowel = folded.filter((word) => /[aeiouy]/.test(word)).length;
  return vowels > MANY_VOWELS * folded.join('').length && withVowel > NEARLY_ALL * folded.length;
}

const MANY_VOWELS = 0.35;
const NEARLY_ALL = 0.95;

/**
 * Whether the letters that behave like vowels are vowels: true in any language, and in no shifted encoding.
 */
function hasUsualVowels(words: string[]): boolean {
  const [first = '', ...others] = findVowels(words.map(foldLetters)).slice(0, LIKELY_VOWELS);
  const usual = others.filter((letter) => VOWELS.includes(letter));
  return first !== '' && VOWELS.includes(first) && usual.length >= LEAST_VOWELS - 1;
}

/** Vietnamese words are too short to detect their vowels; no wrong encoding produces its letters. */
function isVietnamese(words: string[]): boolean {
  const own = words.join('').match(/[\u1ea0-\u1ef9\u01a0\u01a1\u01af\u01b0]/g)?.length ?? 0;
  return own > VIETNAMESE * words.join('').length;
}

/** At least a quarter of the letters of a Vietnamese text occur in no other language. */
const VIETNAMESE = 0.1;

function bareWord(word: string): string {
  return word.replace(/^[^\p{L}]+|(?<![^\p{L}])[^\p{L}]+$/gu, '');
}

/** Share of all characters; rows of dots and lines count once. */
function shareOfSymbols(words: string[]): number {
  const text = words.join('').replace(/([^\p{L}\p{N}])\1+/gu, '$1');
  if (text.length < LEAST_LETTERS) return 0;
  return (text.match(/[^\p{L}\p{N}\p{M}]/gu)?.length ?? 0) / text.length;
}

function shareOf(words: string[], pattern: RegExp): number {
  return words.length < LEAST_JUDGED ? 0 : words.filter((word) => pattern.test(word)).length / words.length;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
