/** Letters that OCR confuses, in scans and stamps; lowercase, like terms. */
const CONFUSED = ['hb', 'b6', 'h6', '6g', '71', 'ef', 'cg', '5s', 'o0', 'l1', 'li', '1i', 'b8', 'z2'];
/** Letters that OCR reads as two others. */
export const MERGED: ReadonlyMap<string, string> = new Map([
  ['m', 'rn'],
  ['d', 'cl'],
  ['w', 'vv'],
  ['u', 'ii'],
]);

const confusedWith = new Map<string, string>();
for (const [one = '', other = ''] of CONFUSED) {
  confusedWith.set(one, (confusedWith.get(one) ?? '') + other);
  confusedWith.set(other, (confusedWith.get(other) ?? '') + one);
}

/** A word of at least this length may differ in two letters, a shorter one in one. */
const LONG = 8;

/**
 * Whether a term is similar to another: equal except for one letter that is wrong, missing or extra (two from
 * 8 letters on). Letters that OCR confuses do not count. This is `~` of the query language.
 */
export function isLike(text: string, term: string): boolean {
  const [read, meant] = [[...text], [...term]];
  const most = mostEditsFor(meant.length);
  return mayBeLike(read.length - meant.length, most, term) && isWithin(most, read, meant);
}

/** Number of edits by which a term of this length may differ. */
export function mostEditsFor(letters: number): number {
  return letters < LONG ? 1 : 2;
}

/** The letters that OCR confuses with this one. */
export function confusionsOf(letter: string): string {
  return confusedWith.get(letter) ?? '';
}

/**
 * A quick test of the lengths: besides the edits, only a letter read as two, or two read as one, change them.
 */
function mayBeLike(longer: number, most: number, term: string): boolean {
  if (longer > most) return longer <= most + countOf(term, /[mdwu]/gu);
  return -longer <= most || -longer <= most + countOf(term, /rn|cl|vv|ii/gu);
}

function countOf(term: string, letters: RegExp): number {
  return term.match(letters)?.length ?? 0;
}

/** Levenshtein distance with free confusions; one row for each letter that was meant. */
function isWithin(most: number, read: readonly string[], meant: readonly string[]): boolean {
  let before: number[] = [];
  let last = Array.from({ length: read.length + 1 }, (_, at) => at);
  for (const [row, letter] of meant.entries()) {
    const next = countRow(read, letter, meant[row - 1], last, before);
    // Every path passes through one of two consecutive rows.
    if (Math.min(...next) > most && Math.min(...last) > most) return false;
    before = last;
    last = next;
  }
  return costAt(last, read.length) <= most;
}

function countRow(
  read: readonly string[],
  letter: string,
  letterBefore: string | undefined,
  last: number[],
  before: number[],
): number[] {
  const alike = confusionsOf(letter);
  const pair = MERGED.get(letter);
  const row = [costAt(last, 0) + 1];
  for (const [at, other] of read.entries()) {
    const isFree = other === letter || alike.includes(other);
    let cost = Math.min(costAt(last, at) + (isFree ? 0 : 1), costAt(last, at + 1) + 1, costAt(row, at) + 1);
    // m, read as rn.
    if (pair && at > 0 && isPair(pair, read[at - 1], other)) cost = Math.min(cost, costAt(last, at - 1));
    // rn, read as m.
    const merged = MERGED.get(other);
    if (merged && isPair(merged, letterBefore, letter)) cost = Math.min(cost, costAt(before, at));
    row.push(cost);
  }
  return row;
}

function isPair(pair: string, first: string | undefined, second: string): boolean {
  return pair[0] === first && pair[1] === second;
}

function costAt(row: readonly number[], at: number): number {
  return row[at] ?? Number.POSITIVE_INFINITY;
}
