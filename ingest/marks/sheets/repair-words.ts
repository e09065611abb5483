/**
 * The words by which sheets are recognized; words of a text that differ only by a misread letter are replaced
 * with them.
 */
const SHEET_WORDS = [
  'deleted',
  'information',
  'sheet',
  'total',
  'page',
  'pages',
  'withheld',
  'withholding',
  'denied',
  'entirety',
  'entirely',
  'responsive',
  'nonresponsive',
  'duplicate',
  'duplication',
  'referral',
  'referred',
  'consult',
  'consultation',
  'document',
  'documents',
  'records',
  'removed',
  'pursuant',
  'through',
  'location',
];

/** Restores the words of sheets in a lowercase text. */
export function repairWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\u2010-\u2015]/g, '-')
    .replaceAll(/[a-z0-9|!]{4,}/g, repairWord);
}

function repairWord(word: string): string {
  if (/^\d+$/.test(word)) return word;
  const near =
    SHEET_WORDS.find((known) => known === word) ?? SHEET_WORDS.find((known) => isNear(word, known));
  return near ?? word;
}

/**
 * Whether a word differs by one letter, or by two if it is long; only words of at least five letters are
 * repaired.
 */
function isNear(word: string, known: string): boolean {
  if (known.length < 5 || known === 'pages') return false;
  const most = known.length >= 9 ? 2 : 1;
  return Math.abs(word.length - known.length) <= most && countEdits(word, known) <= most;
}

/** Number of letters to change, insert or remove to turn one word into the other. */
function countEdits(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...a].entries()) {
    const row = [index + 1];
    for (let at = 1; at <= b.length; at += 1) {
      const changed = (before[at - 1] ?? 0) + Number(letter !== b[at - 1]);
      row.push(Math.min(changed, (before[at] ?? 0) + 1, (row[at - 1] ?? 0) + 1));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}
