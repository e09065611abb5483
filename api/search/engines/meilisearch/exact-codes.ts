/**
 * How terms with digits are written in the field `codes`, for a number that is still being typed. The
 * server forgives up to two typos, also in A-numbers and case numbers, and cuts words in two to find their
 * parts (Meilisearch 1.50; `disableOnNumbers` is for terms of digits only). With every sign three times, no
 * two typos make one term of another, and the start of a term is still its start; with the mark before it, no
 * rest of a term is a term.
 */
const MARK = '0z';
/** Bytes: the server does not index longer words. */
const LONGEST_WORD = 250;

/** Undefined for a term that has no code: one without digits, or too long for any number. */
export function toCode(term: string): string | undefined {
  if (!hasDigit(term)) return undefined;
  const code = MARK + [...term].map((sign) => sign.repeat(3)).join('');
  return Buffer.byteLength(code) > LONGEST_WORD ? undefined : code;
}

export function hasDigit(term: string): boolean {
  return /\p{N}/u.test(term);
}
