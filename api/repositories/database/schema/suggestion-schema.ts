import type { Reasons, SuggestionKind } from '#contract/review/suggestion.ts';
import type { Json } from '../json-column.ts';

/** The tables of migration 041. */
export interface SuggestionSchema {
  suggestion_list: {
    id: string;
    matter_id: string;
    tag_id: string;
    made_by: string;
    made_at: string;
    seed: string;
    yes_pages: number;
    no_pages: number;
  };
  suggestion_page: {
    list_id: string;
    /** `look-again`: a decided page whose words say the opposite of the decision. */
    kind: SuggestionKind | 'look-again';
    /** From 0, among the pages to look at again or among the others. */
    place: number;
    page_key: number;
    /** What people had decided about a page to look at again. */
    decided: 'yes' | 'no' | null;
    reasons: Json<Reasons>;
  };
  control_set: {
    id: string;
    matter_id: string;
    tag_id: string;
    drawn_by: string;
    drawn_at: string;
    seed: string;
    goal: number;
    population: number;
    /** The pages that were undecided, see page-sets.ts. */
    population_set_id: string;
    /** Pages of the matter when it was drawn. */
    matter_pages: number;
  };
  control_page: { set_id: string; page_key: number };
}
