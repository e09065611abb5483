import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { inMatter } from '#contract/in-matter.ts';
import { IngestRequest, IngestRequestDraft } from '#contract/intake/ingest-request.ts';
import { id } from '#contract/pages/current-list.ts';
import { IngestSettings } from './ingest-settings.ts';
import { Ledger } from './ledger.ts';
import { ColumnChoices, MappingReport } from './load-file.ts';
import { DeclaredPages, Production } from './production.ts';
import { MOST_BEGUN_AT_ONCE, ProductionName, RefusedUpload, Upload, UploadDraft } from './upload.ts';

/** What was received, how it comes in, and how it is read: endpoints of the table in endpoints.ts. */
export const intakeEndpoints = {
  listProductions: endpoint({
    method: 'get',
    path: '/api/matters/:matter/productions',
    access: 'read',
    summary: 'The productions received, each with its files and how they were read',
    params: inMatter,
    answer: z.array(Production),
  }),
  declarePages: endpoint({
    method: 'put',
    path: '/api/matters/:matter/productions/:production/declared-pages',
    access: 'review',
    summary: 'Enter how many pages the agency declared, or null to clear it',
    params: inMatter.extend({ production: id }),
    body: z.object({ declaredPages: DeclaredPages }),
    answer: Production,
  }),
  getLedger: endpoint({
    method: 'get',
    path: '/api/matters/:matter/productions/:production/ledger',
    access: 'read',
    summary: 'Every file and page of a production and what became of it',
    params: inMatter.extend({ production: id }),
    answer: Ledger,
  }),
  downloadLedger: endpoint({
    method: 'get',
    path: '/api/matters/:matter/productions/:production/ledger.csv',
    access: 'read',
    summary: 'The ledger of a production as CSV: a row for each file',
    params: inMatter.extend({ production: id }),
    media: 'text/csv',
  }),
  getOriginal: endpoint({
    method: 'get',
    path: '/api/matters/:matter/files/:file/original',
    access: 'read',
    summary: 'A source file as received, whole or by HTTP range; a file that is no PDF is an attachment',
    params: inMatter.extend({ file: id }),
    media: 'application/octet-stream',
  }),
  getPagedOriginal: endpoint({
    method: 'get',
    path: '/api/matters/:matter/files/:file/paged',
    access: 'read',
    summary:
      'The PDF that shows the pages of a source file, followed by an index of its pages, so that any page opens at once; by HTTP range',
    params: inMatter.extend({ file: id }),
    media: 'application/pdf',
  }),

  listUploads: endpoint({
    method: 'get',
    path: '/api/matters/:matter/uploads',
    access: 'read',
    summary: 'Files on their way into the matter, oldest first',
    params: inMatter,
    answer: z.array(Upload),
  }),
  beginUploads: endpoint({
    method: 'post',
    path: '/api/matters/:matter/uploads',
    access: 'review',
    summary:
      'Begin to send files of one production; one begun before by the same person goes on where it was',
    params: inMatter,
    body: z.object({
      production: ProductionName,
      files: z.array(UploadDraft).min(1).max(MOST_BEGUN_AT_ONCE),
    }),
    answer: z.object({ uploads: z.array(Upload), refused: z.array(RefusedUpload) }),
  }),
  releaseUploads: endpoint({
    method: 'post',
    path: '/api/matters/:matter/uploads/release',
    access: 'review',
    summary:
      'Read the files of a production that are all here, without waiting for the others, with columns of its load files where a person says',
    params: inMatter,
    body: z.object({ production: ProductionName, columns: ColumnChoices.optional() }),
    answer: z.array(Upload),
  }),
  describeDrop: endpoint({
    method: 'post',
    path: '/api/matters/:matter/uploads/mapping',
    access: 'read',
    summary: 'What the load files of a production would make of the files that are here; nothing is read',
    params: inMatter,
    body: z.object({ production: ProductionName, columns: ColumnChoices.optional() }),
    answer: MappingReport,
  }),
  getUpload: endpoint({
    method: 'get',
    path: '/api/matters/:matter/uploads/:upload',
    access: 'read',
    summary: 'How much of a file is here',
    params: inMatter.extend({ upload: id }),
    answer: Upload,
  }),
  sendBytes: endpoint({
    method: 'put',
    path: '/api/matters/:matter/uploads/:upload/bytes',
    access: 'review',
    summary: 'Add a piece of at most 8 MB to a file; answered when it is on the disk',
    params: inMatter.extend({ upload: id }),
    query: z.object({ offset: z.coerce.number().int().min(0) }),
    sends: 'application/octet-stream',
    answer: Upload,
  }),
  finishUpload: endpoint({
    method: 'post',
    path: '/api/matters/:matter/uploads/:upload/finish',
    access: 'review',
    summary:
      'Say that a file is all here; it is read when the other files of its drop are here too, and, with a load file among them, when it is released',
    params: inMatter.extend({ upload: id }),
    answer: Upload,
  }),
  cancelUpload: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/uploads/:upload',
    access: 'review',
    summary: 'Give up a file that is not in the ledger yet, and remove its bytes',
    params: inMatter.extend({ upload: id }),
  }),
  listIngestRequests: endpoint({
    method: 'get',
    path: '/api/matters/:matter/ingest-requests',
    access: 'read',
    summary: 'The productions that the server is reading, or was stopped from reading',
    params: inMatter,
    answer: z.array(IngestRequest),
  }),
  getIngestSettings: endpoint({
    method: 'get',
    path: '/api/matters/:matter/ingest-settings',
    access: 'read',
    summary: 'By what engine, languages and limits the server reads what is added',
    params: inMatter,
    answer: IngestSettings,
  }),
  readProduction: endpoint({
    method: 'post',
    path: '/api/matters/:matter/productions/:production/ingest-request',
    access: 'review',
    summary:
      'Read what is missing of a production; on demand, try again what failed, with passwords, or with other columns of its load files',
    params: inMatter.extend({ production: id }),
    body: IngestRequestDraft,
    answer: IngestRequest,
  }),
  describeMapping: endpoint({
    method: 'post',
    path: '/api/matters/:matter/productions/:production/mapping',
    access: 'read',
    summary:
      'What the load files of a production make of its files, or would make of them; nothing is changed',
    params: inMatter.extend({ production: id }),
    body: z.object({ columns: ColumnChoices.optional() }),
    answer: MappingReport,
  }),
  stopIngest: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/productions/:production/ingest-request',
    access: 'review',
    summary: 'Stop the reading of a production; the pages read so far stay',
    params: inMatter.extend({ production: id }),
    answer: IngestRequest,
  }),
} as const;
