import { syntaxError } from './syntax-error.ts';

/**
 * What means something in another program and would be a plain word here: searching for it would
 * find something else than was meant, or nothing, without a word.
 */
const LOOK_ALIKES: [sign: RegExp, mend: string][] = [
  [/^(?:w|pre)\/$/iu, 'The number of words is missing. Write it right behind the stroke: w/5, pre/5.'],
  [
    /^(?:w|pre)?\/[sp]$/iu,
    'Where a sentence or paragraph ends is not known on scanned pages. Say how many words may lie apart: w/15, w/50.',
  ],
  [
    /^(?:near|within|adj|n|p|onear|anear)\/\d+$/iu,
    'Nearness is written w/5 (in either order) or pre/5 (in this order).',
  ],
  [/^&+$/u, 'Write AND.'],
  [/^\|+$/u, 'Write OR.'],
  [/^[-\u2013\u2014!]\p{L}/u, 'This sign excludes nothing here. Write NOT and a space before the word.'],
  [
    /^(?:exemption|kind|by|note|bcc|author|title|tags|prod|conf|filename|sent):\S/iu,
    'There is no such field. Fields are tag: production: bates: source: confidence< file: from: to: cc: custodian: subject: date:. For the words themselves use quotes.',
  ],
  [/^~/u, '~ stands right behind the word that it belongs to: secure~. For words near each other write w/5.'],
  [/~\d+$/u, '~ takes no number: it allows one letter to differ, or two in words from 8 letters on.'],
  [/\p{L}%+\p{L}|^%+\p{L}|\p{L}%+$/u, '% stands for nothing here. Words that are like one another: secure~.'],
];

/** Throws `query-syntax` with a mend. */
export function refuseLookAlikes(word: string, at: number): void {
  for (const [sign, mend] of LOOK_ALIKES) {
    const found = sign.exec(word);
    if (found) throw syntaxError(mend, at + found.index);
  }
}
