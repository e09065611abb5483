import type { TagSuggestions } from '#contract/review/suggestion.ts';
import type { Tag } from '#contract/review/tag.ts';

/** A row of the screen. */
export interface TagWithSuggestions extends TagSuggestions {
  tag: Tag;
}
