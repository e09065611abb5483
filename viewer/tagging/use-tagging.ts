import { createContext, useContext } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import type { BatchLevel } from '#contract/review/batch.ts';
import type { PageDecisions, PageTarget, StandingAnswer } from '#contract/review/decision.ts';
import type { CodebookTag } from './codebook-tag.ts';

/** What the screens can do about tags and decisions. `TaggingProvider` does it. */

export interface TaggedPage extends Pick<PageSummary, 'pageId' | 'documentId'> {
  tagIds: readonly string[];
  /** What everybody says of the page; undefined while that is not loaded. */
  decisions?: PageDecisions | undefined;
}

export type NamedTag = Pick<CodebookTag, 'tagId' | 'name'>;

/** The batch in which a person decides, and its level. */
export interface WorkedBatch {
  batchId: string;
  level: BatchLevel;
}

export interface Tagging {
  /** From now on, decisions are made in this batch, or outside of batches. Always the same function. */
  workIn: (batch: WorkedBatch | undefined) => void;
  /** What the tag's key does: applies the tag to the page, removes it, or decides a conflict. */
  togglePage: (tag: CodebookTag, page: TaggedPage) => void;
  /** Gives this answer about the tag on the page, or takes it back if the person has given it. */
  answer: (tag: CodebookTag, page: TaggedPage, answer: StandingAnswer) => void;
  /** Says that the person has seen the page and nothing applies, or takes that back. */
  toggleSeen: (page: TaggedPage) => void;
  /** Says that the person has seen the page and nothing applies, if they do not say so already. */
  markSeen: (page: TaggedPage) => void;
  /** Applies the tag to the page's whole document, or removes it if the page has it. */
  toggleDocument: (tag: CodebookTag, page: TaggedPage) => void;
  /**
   * Decides about many pages at once, for example a range or the results of a search; `pages` is how many were
   * shown. `tag` null says that nothing applies to them. Rejects with the server's message if it refuses.
   */
  decideTarget: (
    tag: NamedTag | null,
    answer: 'yes' | 'take-off',
    target: PageTarget,
    pages?: number,
  ) => Promise<number>;
  undo: () => void;
  /** Repeats the last decision on this page. */
  repeat: (tags: readonly CodebookTag[], page: TaggedPage) => void;
  /** The tag of the last decision; undefined before the first one. */
  findLastTag: (tags: readonly CodebookTag[]) => CodebookTag | undefined;
  /** Applies the last applied tag if the page lacks it. False if no tag was applied yet. */
  applyLast: (tags: readonly CodebookTag[], page: TaggedPage) => boolean;
}

export const TaggingContext = createContext<Tagging | undefined>(undefined);

export function useTagging(): Tagging {
  const tagging = useContext(TaggingContext);
  if (!tagging) throw new Error('There is no TaggingProvider above this component.');
  return tagging;
}
