import { lookAlike } from './look-alikes.ts';

/** What may precede a Bates number, and how two readings of a prefix are compared. */

const CONFUSED: Record<string, string> = {
  o: '0',
  q: '0',
  l: '1',
  i: '1',
  j: '1',
  '|': '1',
  '!': '1',
  s: '5',
  b: '8',
  z: '2',
  g: '6',
};

/** Removes the differences that OCR makes from a prefix: case, spaces, punctuation, look-alikes. */
export function foldPrefix(prefix: string): string {
  return prefix
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[oqlij|!sbzg]/g, (letter) => CONFUSED[letter] ?? letter)
    .replace(/[^a-z0-9]/g, '');
}

/** A shorter end of a folded prefix is too little to tell one series from another. */
const LEAST_END = 4;
/** Share of a folded prefix that may be misread. */
const SLIPS = 0.2;

/**
 * Whether a folded reading can be a damaged form of a folded prefix: only its end, or with a few misread
 * letters.
 */
export function resembles(read: string, prefix: string): boolean {
  if (read === prefix) return true;
  if (read.length >= LEAST_END && prefix.endsWith(read)) return true;
  return prefix.length >= LEAST_END && slipsBetween(read, prefix) <= SLIPS * prefix.length;
}

/** Cost of replacing a digit with one that does not look like it: 10-2674 is not 10-2675. */
const OTHER_DIGIT = 9;

/** Levenshtein distance in which a digit may only be replaced by its look-alikes. */
export function slipsBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = changeOf(a[row - 1] as string, b[column - 1] as string);
      current.push(
        Math.min(
          (above[column] as number) + 1,
          (current[column - 1] as number) + 1,
          (above[column - 1] as number) + change,
        ),
      );
    }
    above = current;
  }
  return above[b.length] as number;
}

function changeOf(one: string, other: string): number {
  if (one === other) return 0;
  const areDigits = /^\d\d$/.test(one + other);
  return areDigits && !lookAlike(one, other) ? OTHER_DIGIT : 1;
}

/**
 * Words that precede page numbers, dates, dockets, forms, telephone numbers and the numbers of office papers,
 * but never a Bates number.
 */
const ORDINARY = new Set(
  `page pages pg pgs p pp of section sec rev revised exhibit ex tab appeal doc document dkt docket entry case cv cr
  civ no nos number numbers num phone fax tel telephone cell ext filed chapter title usc cfr stat omb form fy id pageid
  figure fig table appendix volume vol room rm suite street st ave box po version draft slide jan january feb february mar
  march apr april may jun june jul july aug august sep sept september oct october nov november dec december mon monday tue
  tues tuesday wed wednesday thu thursday fri friday sat saturday sun sunday invoice inv order purchase check ck chk cheque
  eft item lot receipt ticket citation permit license lic claim account acct customer cust vendor policy certificate cert
  tracking serial ser badge incident report event subject record control message msg msgid job transcript tr line dsc dscn
  dscf img pict photo image mr dept duns ein ssn fips zip sheet statement advice req requisition ref reference code unit
  floor parcel apn warrant resolution ordinance bill series batch transaction confirmation printed date dated`.split(
    /\s+/,
  ),
);
/** Dates, times, sums, telephone numbers, social security numbers, postal codes. */
const MEASURE =
  /(?:\d[/:]|[$€#@&+*=<>"%]|\d,|\d{3}\)?[\s.-]{0,3}\d{3}[\s.-]{1,3}|\b\d{3}-\d\d-|\b\d{5}-)\s{0,9}$/;

/** Characters that occur in addresses and sums, but not in stamps. */
const FOREIGN = /[/\\@?=#$€%]|:(?:\s|$)/;

/** Whether a text before a number is a label of that number. */
export function endsInLabel(text: string): boolean {
  const last = wordsOf(text).at(-1) ?? '';
  return /[:#][^\w:#]*$/.test(text) || (ORDINARY.has(last) && /[a-z]\W*$/i.test(text));
}

/**
 * Whether a text contains a label of office papers anywhere; a docket (`19-cv-4048`) does not count, because
 * many prefixes contain one.
 */
export function namesOrdinary(text: string): boolean {
  return wordsOf(text).some((word) => ORDINARY.has(word) && word !== 'cv');
}

/** Whether a prefix could precede a Bates number at all. */
export function isPlausiblePrefix(prefix: string): boolean {
  const words = wordsOf(prefix);
  const last = words.findLast((word) => /[a-z]/.test(word)) ?? '';
  const endsInWord = /[a-z][\s.:#,'_-]*(?:\d{1,2},?\s*)?$/i.test(prefix);
  if (endsInWord && ORDINARY.has(last)) return false;
  return !MEASURE.test(prefix) && !FOREIGN.test(prefix) && !/^[a-z\s,.;]+$/.test(prefix);
}

/** Whether a single reading, without a series that confirms it, looks like a Bates number. */
export function looksStamped({ prefix, digits }: { prefix: string; digits: string }): boolean {
  if (!isPlausiblePrefix(prefix) || namesOrdinary(prefix)) return false;
  const capitals = prefix.match(/[A-Z]/g)?.length ?? 0;
  if (capitals < 2 || /[a-z]{3}/.test(prefix)) return false;
  const isYear = /^(?:19|20)\d\d$/.test(digits) && !(/\d/.test(prefix) && /[)\]._-]$/.test(prefix));
  if (isYear) return false;
  const padded = digits.startsWith('0') && digits.length >= 4;
  return padded || digits.length >= 6 || (digits.length >= 4 && /[)\]._-]$/.test(prefix));
}

function wordsOf(prefix: string): string[] {
  return prefix.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
}
