import { DeclaredPages } from '#contract/intake/production.ts';

/**
 * Parses a count as people type it, with or without separators: null for an empty text, undefined for
 * anything else.
 */
export function parsePageCount(text: string): number | null | undefined {
  const digits = text.replace(/[\s,]/g, '');
  if (digits === '') return null;
  return /^\d+$/.test(digits) ? DeclaredPages.safeParse(Number(digits)).data : undefined;
}
