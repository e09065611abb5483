import { replaceAt, syntaxError } from './syntax-error.ts';

const UNKNOWN_ENDS =
  'Where a sentence or paragraph ends is not known on scanned pages. Say how many words may lie apart:';

/**
 * Syntax of other programs that would be plain words here: it would silently find something other than was
 * meant, or nothing. `instead` is the correct query, if it is known.
 */
const LOOK_ALIKES: [sign: RegExp, mend: string, instead?: string][] = [
  [/^(?:w|pre)\/$/iu, 'The number of words is missing. Write it right behind the stroke: w/5, pre/5.'],
  [/^(?:w|pre)?\/s$/iu, `${UNKNOWN_ENDS} w/15, w/50.`, 'w/15'],
  [/^(?:w|pre)?\/p$/iu, `${UNKNOWN_ENDS} w/15, w/50.`, 'w/50'],
  [
    /^(?:near|within|adj|n|p|onear|anear)\/(\d+)$/iu,
    'Nearness is written w/5 (in either order) or pre/5 (in this order).',
    'w/$1',
  ],
  [/^&+$/u, 'Write AND.', 'AND'],
  [/^\|+$/u, 'Write OR.', 'OR'],
  [
    /^[-\u2013\u2014!](?=\p{L})/u,
    'This sign excludes nothing here. Write NOT and a space before the word.',
    'NOT ',
  ],
  [
    /^(?:bcc|author|title|tags|prod|conf|filename|sent):\S/iu,
    'There is no such field. Fields are tag: production: bates: source: confidence< file: from: to: cc: custodian: subject: kind: date: exemption: note: passage: by: state: reviewed: level: batch:. For the words themselves use quotes.',
  ],
  [/^~/u, '~ stands right behind the word that it belongs to: secure~. For words near each other write w/5.'],
  [/~\d+$/u, '~ takes no number: it allows one letter to differ, or two in words from 8 letters on.', '~'],
  [/\p{L}%+\p{L}|^%+\p{L}|\p{L}%+$/u, '% stands for nothing here. Words that are like one another: secure~.'],
];

/** Throws `query-syntax` with a correction. */
export function refuseLookAlikes(text: string, word: string, at: number): void {
  for (const [sign, mend, instead] of LOOK_ALIKES) {
    const found = sign.exec(word);
    if (!found) continue;
    const mended = instead === undefined ? undefined : word.replace(sign, instead);
    throw syntaxError(
      mend,
      at + found.index,
      mended === undefined ? [] : [replaceAt(text, at, at + word.length, mended)],
    );
  }
}
