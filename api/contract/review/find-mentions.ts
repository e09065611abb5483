/**
 * An `@` that does not continue a word, as in an e-mail address, and what follows it. Punctuation after a name is
 * not part of it.
 */
const MENTION = /(?<![\p{L}\p{N}._-])@([a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9_])?)/giu;

/** The user names that a text mentions with `@`, each once, in lower case; whether or not they exist. */
export function findMentions(text: string): string[] {
  return [...new Set([...text.matchAll(MENTION)].map(([, name = '']) => name.toLowerCase()))];
}
