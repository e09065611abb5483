import type { Generated } from 'kysely';
import type { TagColor } from '#contract/review/tag.ts';
import type { Rect } from '#contract/values/rect.ts';
import type { Json } from '../json-column.ts';

/** Passages of pages and notes on pages. */
export interface PassageSchema {
  passage: {
    id: string;
    matter_id: string;
    page_key: number;
    /** The words as they were selected, separated by spaces; null for a note on the page. */
    quotation: string | null;
    words_before: string;
    words_after: string;
    /** The text in which its words are; null, like the words, for orphans and notes on the page. */
    text_version: number | null;
    first_word: number | null;
    last_word: number | null;
    /** The box of each word. */
    rects: Json<Rect[]>;
    color: TagColor;
    note: string;
    /** A user's name. */
    author: string;
    created_at: string;
    changed_at: string | null;
    removed_at: string | null;
  };
  passage_tag: { passage_id: string; tag_id: string };
  passage_reply: {
    id: string;
    matter_id: string;
    page_key: number;
    passage_id: string;
    text: string;
    /** A user's name. */
    author: string;
    created_at: string;
    removed_at: string | null;
  };
  /** A person whom a note or a reply names. */
  mention: {
    id: Generated<number>;
    matter_id: string;
    page_key: number;
    passage_id: string;
    /** Null where the passage's own note names the person. */
    reply_id: string | null;
    user_name: string;
    seen_at: string | null;
  };
}
