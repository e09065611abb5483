import type { AuditEvent } from '#contract/event.ts';

/**
 * What was done, in words that contain nothing of what people wrote: files with them may be shared. Exhaustive, so
 * that an event without words does not compile.
 */
const WHAT = {
  'matter.opened': 'Added the matter',
  'matter.renamed': 'Renamed the matter',
  'user.added': 'Added a person',
  'user.renamed': 'Renamed a person',
  'user.role-changed': 'Changed the role of a person',
  'user.deactivated': 'Deactivated an account',
  'user.reactivated': 'Reactivated an account',
  'user.removed': 'Removed an account',
  'user.password-changed': 'Changed a password',
  'user.password-link-made': 'Made a password link',
  'user.signed-in': 'Signed in',
  'user.signed-out-everywhere': 'Ended all sessions of a person',
  'user.sign-in-failed': 'Failed to sign in',
  'member.added': 'Added a person to the matter',
  'member.removed': 'Removed a person from the matter',
  'member.role-changed': 'Changed the role of a person in the matter',
  'folder.backed-up': 'Backed up the data folder',
  'folder.restored': 'Restored the data folder from a backup',
  'production.received': 'Received a production',
  'production.declared': 'Recorded how many pages the agency declared',
  'file.received': 'Received a file',
  'file.read': 'Read the pages of a file',
  'file.quarantined': 'Quarantined a file that cannot be read',
  'tag.added': 'Added a tag',
  'tag.changed': 'Changed a tag',
  'tag.retired': 'Retired a tag',
  'tag.restored': 'Restored a tag',
  'tag.removed': 'Removed a tag',
  'tag-group.added': 'Added a group of tags',
  'tag-group.changed': 'Changed a group of tags',
  'tag-group.removed': 'Removed a group of tags',
  'codebook.ordered': 'Changed the order of tags',
  'standing-terms.changed': 'Changed the highlighted terms',
  'passage.added': 'Added a passage or note',
  'passage.changed': 'Changed a passage or note',
  'passage.removed': 'Removed a passage or note',
  'passage.restored': 'Restored a passage or note',
  'reply.added': 'Replied to a passage or note',
  'reply.removed': 'Removed a reply',
  'reply.restored': 'Restored a reply',
  'chronology-fact.proposed': 'Proposed a fact of the chronology',
  'chronology-fact.changed': 'Changed a fact of the chronology',
  'chronology-fact.status-changed': 'Changed the status of a fact of the chronology',
  'contradiction.proposed': 'Proposed a contradiction',
  'contradiction.changed': 'Changed a contradiction',
  'contradiction.status-changed': 'Changed the status of a contradiction',
  'pages.decided': 'Decided about pages',
  'pages.sequestered': 'Sequestered pages',
  'pages.released': 'Released sequestered pages',
  'decision.undone': 'Took back a decision',
  'page.tagged': 'Tagged pages',
  'page.untagged': 'Removed a tag from pages',
  'batches.made': 'Made batches',
  'batch.taken': 'Took a batch',
  'batch.assigned': 'Assigned a batch',
  'batch.returned': 'Returned a batch',
  'batch.expired': 'Freed a batch on which nobody worked',
  'batch.finished': 'Finished a batch',
  'batch.reopened': 'Reopened a batch',
  'text.corrected': 'Corrected the text of a page',
  'text.chosen': 'Chose another text of a page',
  'text.read-again': 'Ran OCR on a page again',
  'marks.corrected': 'Corrected the redaction marks of a page',
  'marks.restored': 'Restored the redaction marks of a page',
  'withholding.changed': 'Changed a line of the withholding log',
  'withholding.challenge-decided': 'Decided whether to challenge a withholding',
  'vaughn.loaded': 'Loaded a Vaughn index',
  'vaughn.removed': 'Removed a Vaughn index',
  'vaughn.restored': 'Restored a Vaughn index',
  'vaughn.mapped': 'Assigned the columns of a Vaughn index',
  'boundary.split': 'Split a document',
  'boundary.joined': 'Joined a page to the document before it',
  'boundary.restored': 'Restored where a document starts',
  'fact.typed': 'Changed a fact of a document',
  'names.merged': 'Merged names of one person',
  'names.split': 'Split merged names',
  'names.merge-dismissed': 'Said that names are of different people',
  'names.merge-restored': 'Took back that names are of different people',
  'parent.set': 'Changed which document another is attached to',
  'bates.typed': 'Changed the Bates number of a page',
  'bates.restored': 'Restored the Bates number of a page',
  'bates-series.chosen': 'Chose the series of Bates numbers of a production',
  'caption.changed': 'Changed the caption',
  'exhibits.arranged': 'Arranged exhibits',
  'exhibits.arrangement-removed': 'Removed an arrangement of exhibits',
  'exhibits.exported': 'Exported exhibits',
  'coverage-rule.changed': 'Changed when a page counts as seen',
  'search.saved': 'Saved a search',
  'search.renamed': 'Renamed a saved search',
  'search.removed': 'Removed a saved search',
  'search.restored': 'Restored a saved search',
  'report.removed': 'Removed a search term report',
  'report.restored': 'Restored a search term report',
  'terms.reported': 'Ran a search term report',
  'elusion.drawn': 'Drew an elusion sample',
  'elusion.answered': 'Reviewed a page of an elusion sample',
  'suggestions.made': 'Made a list of suggested pages',
  'control-set.drawn': 'Drew a control set',
} as const satisfies Record<AuditEvent['type'], string>;

export function describeEvent(type: AuditEvent['type']): string {
  return WHAT[type];
}

/** Whose name would tell what somebody decided about a page: that is in the page's history. */
const DECISIONS: ReadonlySet<AuditEvent['type']> = new Set([
  ...(['pages.decided', 'decision.undone', 'page.tagged', 'page.untagged'] as const),
]);

/** The name of the tag, batch, list, search or person that it was done to. */
export function findNameInEvent(event: AuditEvent): string | null {
  if (DECISIONS.has(event.type)) return null;
  if ('name' in event) return event.name;
  return 'userName' in event ? event.userName : null;
}

/** How many pages it was about; null if it was not about pages. */
export function countPagesOfEvent(event: AuditEvent): number | null {
  if ('pageIds' in event) return event.pageIds.length;
  if ('pageId' in event) return 1;
  return 'pages' in event ? event.pages : null;
}

/** The id of the page, if it was about one. */
export function findPageOfEvent(event: AuditEvent): string | null {
  if ('pageId' in event) return event.pageId;
  return 'pageIds' in event && event.pageIds.length === 1 ? (event.pageIds[0] ?? null) : null;
}
