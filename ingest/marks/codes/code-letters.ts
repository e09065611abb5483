/** What may be read at each position of a code; a mapping gives the meaning. Patterns are sticky. */
export interface CodeLetters {
  open: RegExp;
  close: RegExp;
  /** The b of `b6`, and of a code with at least one bracket. */
  bareB: RegExp;
  bracketedB: RegExp;
  digit: RegExp;
  /** Read as a digit only if what follows confirms it. */
  doubtfulDigit: RegExp;
  letter: RegExp;
  isTolerant: boolean;
}

/** Codes exactly as printed. */
export const PRINTED: CodeLetters = {
  open: /\(/y,
  close: /\)/y,
  bareB: /[bB]/y,
  bracketedB: /[bB]/y,
  digit: /[1-9]/y,
  doubtfulDigit: /(?!)/y,
  letter: /[A-Fa-f]/y,
  isTolerant: false,
};

/** Codes with the misreadings of small stamped print: b/h/6, (/C/{, )/J/}, 6/G/b, 7/?/1, C/c/G, 5/S. */
export const MISREAD: CodeLetters = {
  open: /[({[C<]/y,
  close: /[)}\]J>y]/y,
  bareB: /[bBh]/y,
  bracketedB: /[bBh60o]/y,
  digit: /[1-9GbéS]/y,
  doubtfulDigit: /[?/IilTeoOs]/y,
  letter: /[A-Ga-g¢]/y,
  isTolerant: true,
};

const DIGITS: Readonly<Record<string, string>> = {
  G: '6',
  b: '6',
  e: '6',
  é: '6',
  o: '6',
  O: '6',
  S: '5',
  s: '5',
  '?': '7',
  '/': '7',
  I: '7',
  i: '7',
  l: '7',
  T: '7',
};

export function toDigit(read: string): string {
  return DIGITS[read] ?? read;
}

export function toLetter(read: string): string {
  return read === '¢' || /g/i.test(read) ? 'C' : read.toUpperCase();
}
