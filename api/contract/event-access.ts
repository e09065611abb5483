import type { Access } from './endpoint.ts';
import { type EndpointName, endpoints } from './endpoints.ts';
import type { LiveEvent } from './live-event.ts';

/**
 * For each event of a matter's stream, the endpoint that reveals the same information: whoever may call it
 * gets the event. Exhaustive, so that an event without a rule does not compile.
 */
export const endpointOfEvent = {
  'production.progressed': 'listProductions',
  'pages.decided': 'listTags',
  'pages.sequestered': 'getPage',
  'page.text-changed': 'listTexts',
  'page.marks-changed': 'getMarks',
  'codebook.changed': 'listTags',
  'passages.changed': 'listPagePassages',
  'batches.changed': 'listBatches',
  'contradictions.changed': 'listContradictions',
  'chronology.changed': 'listChronology',
  'standing-terms.changed': 'listStandingTerms',
  'ingest-requests.changed': 'listIngestRequests',
  'export.progressed': 'listExports',
  'report.progressed': 'listTermReports',
  'documents.changed': 'listDocuments',
  'numbers.changed': 'listPagesById',
  'saved-searches.changed': 'listSavedSearches',
} as const satisfies Record<LiveEvent['type'], EndpointName>;

export function accessOfEvent(type: LiveEvent['type']): Access {
  return endpoints[endpointOfEvent[type]].access;
}
