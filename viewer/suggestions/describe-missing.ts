import { DECISIONS_NEEDED, type TagSuggestions } from '#contract/review/suggestion.ts';
import { counted } from '#contract/values/counted.ts';

/** `8 more with the tag, 20 more without it`; undefined if enough pages are decided. */
export function describeMissing({ yes, no }: Pick<TagSuggestions, 'yes' | 'no'>): string | undefined {
  const missing = [
    ...(yes < DECISIONS_NEEDED ? [`${counted(DECISIONS_NEEDED - yes, 'more page')} with the tag`] : []),
    ...(no < DECISIONS_NEEDED ? [`${counted(DECISIONS_NEEDED - no, 'more page')} without it`] : []),
  ];
  return missing.length === 0 ? undefined : `Needs ${missing.join(', ')}`;
}
