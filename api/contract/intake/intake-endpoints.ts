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

/** What was received, how it arrives, and how it is read: endpoints of the table in endpoints.ts. */
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
    summary: 'Set the page count that the agency declared; null clears it',
    params: inMatter.extend({ production: id }),
    body: z.object({ declaredPages: DeclaredPages }),
    answer: Production,
  }),
  getLedger: endpoint({
    method: 'get',
    path: '/api/matters/:matter/productions/:production/ledger',
    access: 'read',
    summary: 'The ledger of a production: every file and page received, and its outcome',
    params: inMatter.extend({ production: id }),
    answer: Ledger,
  }),
  downloadLedger: endpoint({
    method: 'get',
    path: '/api/matters/:matter/productions/:production/ledger.csv',
    access: 'read',
    summary: 'The ledger of a production as CSV, one row per file',
    params: inMatter.extend({ production: id }),
    media: 'text/csv',
  }),
  getOriginal: endpoint({
    method: 'get',
    path: '/api/matters/:matter/files/:file/original',
    access: 'read',
    summary:
      'A source file as received, whole or by HTTP range; files other than PDFs are sent as attachments',
    params: inMatter.extend({ file: id }),
    media: 'application/octet-stream',
  }),
  getPagedOriginal: endpoint({
    method: 'get',
    path: '/api/matters/:matter/files/:file/paged',
    access: 'read',
    summary:
      'The PDF that displays a source file, with an index of its pages appended so that any page opens at once; supports HTTP ranges',
    params: inMatter.extend({ file: id }),
    media: 'application/pdf',
  }),

  listUploads: endpoint({
    method: 'get',
    path: '/api/matters/:matter/uploads',
    access: 'read',
    summary: 'Uploads in progress, oldest first',
    params: inMatter,
    answer: z.array(Upload),
  }),
  beginUploads: endpoint({
    method: 'post',
    path: '/api/matters/:matter/uploads',
    access: 'review',
    summary: 'Start uploads of one production; an upload that the same person started before is resumed',
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
      'Process the uploaded files of a production without waiting for the others, optionally with a mapping of load-file columns',
    params: inMatter,
    body: z.object({ production: ProductionName, columns: ColumnChoices.optional() }),
    answer: z.array(Upload),
  }),
  describeDrop: endpoint({
    method: 'post',
    path: '/api/matters/:matter/uploads/mapping',
    access: 'read',
    summary: 'Preview how the load files of a production map to the uploaded files; nothing is read',
    params: inMatter,
    body: z.object({ production: ProductionName, columns: ColumnChoices.optional() }),
    answer: MappingReport,
  }),
  getUpload: endpoint({
    method: 'get',
    path: '/api/matters/:matter/uploads/:upload',
    access: 'read',
    summary: 'How much of a file has been uploaded',
    params: inMatter.extend({ upload: id }),
    answer: Upload,
  }),
  sendBytes: endpoint({
    method: 'put',
    path: '/api/matters/:matter/uploads/:upload/bytes',
    access: 'review',
    summary: 'Upload a piece of a file, at most 8 MB; the response comes when it is on the disk',
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
      'Finish an upload; the file is read when the other files of its drop are complete, too, or, if there is a load file among them, when it is released',
    params: inMatter.extend({ upload: id }),
    answer: Upload,
  }),
  cancelUpload: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/uploads/:upload',
    access: 'review',
    summary: 'Discard an upload that is not in the ledger yet',
    params: inMatter.extend({ upload: id }),
  }),
  listIngestRequests: endpoint({
    method: 'get',
    path: '/api/matters/:matter/ingest-requests',
    access: 'read',
    summary: 'The ingest requests of a matter: waiting, being read, stopped or failed',
    params: inMatter,
    answer: z.array(IngestRequest),
  }),
  getIngestSettings: endpoint({
    method: 'get',
    path: '/api/matters/:matter/ingest-settings',
    access: 'read',
    summary: 'The OCR engine, languages and limits that the server uses for added files',
    params: inMatter,
    answer: IngestSettings,
  }),
  readProduction: endpoint({
    method: 'post',
    path: '/api/matters/:matter/productions/:production/ingest-request',
    access: 'review',
    summary:
      'Process the unread files and pages of a production; optionally retry failures, with passwords or another mapping of load-file columns',
    params: inMatter.extend({ production: id }),
    body: IngestRequestDraft,
    answer: IngestRequest,
  }),
  describeMapping: endpoint({
    method: 'post',
    path: '/api/matters/:matter/productions/:production/mapping',
    access: 'read',
    summary:
      'Preview how the load files of a production map to its files, with the current or another mapping; nothing is changed',
    params: inMatter.extend({ production: id }),
    body: z.object({ columns: ColumnChoices.optional() }),
    answer: MappingReport,
  }),
  stopIngest: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/productions/:production/ingest-request',
    access: 'review',
    summary: 'Stop an ingest request; the pages read so far are kept',
    params: inMatter.extend({ production: id }),
    answer: IngestRequest,
  }),
} as const;
