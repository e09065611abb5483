import type { BatchLevel } from '#contract/review/batch.ts';
import type { PageDecisions } from '#contract/review/decision.ts';
import type { Decider, TagOnPage } from './predict-decisions.ts';
import type { TaggedPage } from './use-tagging.ts';

/**
 * What everybody says of the page; undefined if the page itself shows that this is out of date: the event stream has
 * reported another person's decision, and its details are still being fetched.
 */
export function currentDecisions(
  { tagIds, decisions }: TaggedPage,
  tagId: string | null,
): PageDecisions | undefined {
  if (tagId === null) return decisions;
  const isOn = findTag(decisions, tagId)?.state === 'yes';
  return isOn === tagIds.includes(tagId) ? decisions : undefined;
}

/** What people say of a tag on the page; undefined if nobody says anything, and while it is not known. */
export function findTag(decisions: PageDecisions | undefined, tagId: string): TagOnPage | undefined {
  return decisions?.tags.find((tag) => tag.tagId === tagId);
}

/** In a second review, what the person said in the first one does not count. */
export function hasSeen({ decisions }: TaggedPage, { userName }: Decider, review: BatchLevel): boolean {
  const own = decisions?.nothingApplies.find(({ person }) => person === userName);
  return own !== undefined && (review === 'first' || own.level === review);
}
