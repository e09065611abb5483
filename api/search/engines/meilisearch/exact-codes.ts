/**
 * How terms with digits are written in the field `codes`, so that a number that is still being typed is
 * found. The server forgives up to two typos, even in A-numbers and case numbers, and splits words in two to
 * find their parts (Meilisearch 1.50; `disableOnNumbers` applies only to terms of digits). With every
 * character tripled, two typos cannot turn one term into another, and the start of a term is still its start;
 * with the mark before it, no rest of a term is a term.
 */
const MARK = '0z';
/** Bytes: the server does not index longer words. */
const LONGEST_WORD = 250;

/** Undefined for a term without a code: one without digits, or too long for any number. */
export function toCode(term: string): string | undefined {
  if (!hasDigit(term)) return undefined;
  const code = MARK + [...term].map((sign) => sign.repeat(3)).join('');
  return Buffer.byteLength(code) > LONGEST_WORD ? undefined : code;
}

export function hasDigit(term: string): boolean {
  return /\p{N}/u.test(term);
}
