import { correspondentEndpoints } from './documents/correspondent-endpoints.ts';
import { documentEndpoints } from './documents/document-endpoints.ts';
import { endpoint } from './endpoint.ts';
import { inMatter } from './in-matter.ts';
import { intakeEndpoints } from './intake/intake-endpoints.ts';
import { FolderCheckState } from './integrity.ts';
import { LiveEvent } from './live-event.ts';
import { batesEndpoints } from './numbers/bates-endpoints.ts';
import { markEndpoints } from './pages/mark-endpoints.ts';
import { pageEndpoints } from './pages/page-endpoints.ts';
import { peopleEndpoints } from './people/people-endpoints.ts';
import { auditEndpoints } from './reports/audit-endpoints.ts';
import { coverageEndpoints } from './reports/coverage-endpoints.ts';
import { reportEndpoints } from './reports/report-endpoints.ts';
import { batchEndpoints } from './review/batch-endpoints.ts';
import { chronologyEndpoints } from './review/chronology/chronology-endpoints.ts';
import { codebookEndpoints } from './review/codebook-endpoints.ts';
import { contradictionEndpoints } from './review/contradiction-endpoints.ts';
import { passageEndpoints } from './review/passage-endpoints.ts';
import { replyEndpoints } from './review/reply-endpoints.ts';
import { reviewEndpoints } from './review/review-endpoints.ts';
import { sequesterEndpoints } from './review/sequester-endpoints.ts';
import { standingTermEndpoints } from './review/standing-term-endpoints.ts';
import { suggestionEndpoints } from './review/suggestion-endpoints.ts';
import { vaughnEndpoints } from './withholdings/vaughn-endpoints.ts';
import { withholdingEndpoints } from './withholdings/withholding-endpoints.ts';

/** Every endpoint, by name. */
export const endpoints = {
  ...peopleEndpoints,
  followMatter: endpoint({
    method: 'get',
    path: '/api/matters/:matter/events',
    access: 'read',
    summary: 'The live events of a matter, as server-sent events',
    params: inMatter,
    answer: LiveEvent,
    media: 'text/event-stream',
  }),
  getFolderCheck: endpoint({
    method: 'get',
    path: '/api/matters/:matter/folder-check',
    access: 'attorney',
    summary: "The results of the server's check of the data folder, and of this matter's files and pages",
    params: inMatter,
    answer: FolderCheckState,
  }),

  ...intakeEndpoints,
  ...pageEndpoints,
  ...markEndpoints,
  ...withholdingEndpoints,
  ...documentEndpoints,
  ...correspondentEndpoints,
  ...vaughnEndpoints,
  ...batesEndpoints,
  ...codebookEndpoints,
  ...reviewEndpoints,
  ...batchEndpoints,
  ...standingTermEndpoints,
  ...passageEndpoints,
  ...replyEndpoints,
  ...suggestionEndpoints,
  ...sequesterEndpoints,
  ...auditEndpoints,
  ...contradictionEndpoints,
  ...chronologyEndpoints,
  ...reportEndpoints,
  ...coverageEndpoints,
} as const;

export type EndpointName = keyof typeof endpoints;
