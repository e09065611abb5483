/** Adds variants of a word to the query that contains it. Pure. */
import { joinForms } from '#contract/search/variants.ts';

const OPERATORS = /^(?:and|or|not|(?:w|pre)\/\d+)$/iu;

/** The plain words of a query, without those in quotes, with wildcards, or in a field. */
export function listPlainWords(query: string): string[] {
  const bare = query.replace(/(?<!\p{L})\p{L}*:?"[^"]*"?/gu, ' ').replace(/[“”][^“”]*[“”]?/gu, ' ');
  const words = bare.split(/[\s()]+/u).filter((word) => /^[\p{L}\p{N}][\p{L}\p{N}'’-]*$/u.test(word));
  return [...new Set(words.filter((word) => !OPERATORS.test(word)))];
}

/** The query with the word replaced by itself and its forms; they are added if the query lacks the word. */
export function addVariants(query: string, word: string, forms: readonly string[]): string {
  const group = joinForms([word, ...forms]);
  const pieces = query.split(/([\s()]+|"[^"]*"?)/u);
  const at = pieces.indexOf(word);
  if (at < 0) return query.trim() === '' ? group : `(${query}) OR ${group}`;
  return query.trim() === word ? group.replace(/^\((.*)\)$/u, '$1') : pieces.with(at, group).join('');
}
