import { DeclaredPages } from '#contract/intake/production.ts';
import { textOption, UsageError, type Words } from './command.ts';

/** The page count that the agency declared; null for `none`, undefined if the option is absent. */
export function declaredPagesOption(words: Words, name: string): number | null | undefined {
  const text = textOption(words, name);
  if (text === undefined) return undefined;
  const pages = DeclaredPages.safeParse(text === 'none' ? null : Number(text.trim() || Number.NaN));
  if (!pages.success)
    throw new UsageError(`--${name} must be a whole number, 0 or more, or none; “${text}” is not.`);
  return pages.data;
}
