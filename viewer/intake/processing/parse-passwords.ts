import { Passwords } from '#contract/intake/ingest-request.ts';

/** One password per line, unchanged: a space may be part of it. Undefined if they cannot be used. */
export function parsePasswords(text: string): string[] | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const passwords = Passwords.min(1).safeParse(lines);
  return passwords.success ? passwords.data : undefined;
}
