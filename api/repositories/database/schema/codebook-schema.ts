import type { Generated } from 'kysely';
import type { TagColor, TagExample } from '#contract/review/tag.ts';
import type { Json } from '../json-column.ts';

/** The tags of a matter, and what each meant when. */
export interface CodebookSchema {
  tag: {
    id: string;
    matter_id: string;
    name: string;
    color: TagColor;
    shortcut: string | null;
    /** Grows within the matter; groups come first, see listTags. */
    ordinal: number;
    group_id: string | null;
    /** In use, see tag_version. */
    version: Generated<number>;
    retired_at: string | null;
  };
  tag_group: {
    id: string;
    matter_id: string;
    name: string;
    is_exclusive: number;
    is_required: number;
    ordinal: number;
  };
  /** Append-only; kept for removed tags too. */
  tag_version: {
    tag_id: string;
    version: number;
    definition: string;
    examples: Json<TagExample[]>;
    defined_at: string;
    /** A user's name. */
    defined_by: string;
  };
  /** The latest version of a definition that a person has seen. */
  seen_definition: { person: string; tag_id: string; version: number };
}
