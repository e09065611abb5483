import type { LiveEvent } from '#contract/live-event.ts';
import type { RecordedEvent } from '../../repositories/database/audit-log.ts';

const ABOUT_NUMBERS = /^bates(?:-series)?\./;
const ABOUT_BATCHES = /^batch(?:es)?\./;
const ABOUT_DOCUMENTS = /^(?:boundary|fact|names|parent)\./;

/** The events that open browsers receive for a recorded event; none for most. */
export function toLiveEvents({ event, actor }: RecordedEvent): LiveEvent[] {
  if (ABOUT_DOCUMENTS.test(event.type)) return [{ type: 'documents.changed', by: actor }];
  if (ABOUT_NUMBERS.test(event.type)) return [{ type: 'numbers.changed', by: actor }];
  if (ABOUT_BATCHES.test(event.type)) return [{ type: 'batches.changed' }];
  if (event.type === 'pages.sequestered' || event.type === 'pages.released') {
    const isHidden = event.type === 'pages.sequestered';
    return [{ type: 'pages.sequestered', pageIds: event.pageIds, isHidden }];
  }
  if (event.type === 'standing-terms.changed') return [{ type: 'standing-terms.changed' }];
  if (
    event.type === 'passage.added' ||
    event.type === 'passage.changed' ||
    event.type === 'passage.removed' ||
    event.type === 'passage.restored' ||
    event.type === 'reply.added' ||
    event.type === 'reply.removed' ||
    event.type === 'reply.restored'
  ) {
    return [{ type: 'passages.changed', pageId: event.pageId }];
  }
  if (event.type.startsWith('contradiction.')) return [{ type: 'contradictions.changed' }];
  if (event.type.startsWith('chronology-fact.')) return [{ type: 'chronology.changed' }];
  if (event.type.startsWith('search.')) return [{ type: 'saved-searches.changed' }];
  if (event.type === 'text.corrected' || event.type === 'text.chosen' || event.type === 'text.read-again') {
    return [{ type: 'page.text-changed', pageId: event.pageId, version: event.version, by: actor }];
  }
  if (event.type === 'marks.corrected' || event.type === 'marks.restored') {
    return [{ type: 'page.marks-changed', pageId: event.pageId, by: actor }];
  }
  return [];
}
