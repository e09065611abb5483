import { Passwords } from '#contract/intake/ingest-request.ts';

/** One a line, as it stands: a space may be part of a password. Undefined where they can't be used. */
export function parsePasswords(text: string): string[] | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const passwords = Passwords.min(1).safeParse(lines);
  return passwords.success ? passwords.data : undefined;
}
