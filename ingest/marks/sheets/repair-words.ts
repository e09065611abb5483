/** The words by which sheets are known; in a text, words that differ by a misread letter are taken for them. */
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

/** A text in small letters with the words of sheets as they were printed. */
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

/** One letter off, or two of a long word; no shorter word is repaired than one of five letters. */
function isNear(word: string, known: string): boolean {
  if (known.length < 5 || known === 'pages') return false;
  const most = known.length >= 9 ? 2 : 1;
  return Math.abs(word.length - known.length) <= most && countEdits(word, known) <= most;
}

/** Letters to change, add or drop to make one word of the other. */
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
