import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { LiveEvent } from './event.ts';
import { ExhibitList, ExhibitListDraft, ExportJob } from './exhibit.ts';
import { Ledger } from './ledger.ts';
import { id, ListInHand, PageOrder, SearchMode } from './list-in-hand.ts';
import { ColumnChoices, MappingReport } from './load-file.ts';
import { Matter, MatterSlug } from './matter.ts';
import { Narrowings } from './narrowing.ts';
import { PageDetail, PageHit, PageId, PageSummary, PageWindow } from './page.ts';
import { Correction, OcrLanguages, TextChoice, TextVersion } from './page-text.ts';
import { DeclaredPages, Production } from './production.ts';
import { Reading, ReadingRequest } from './reading.ts';
import { ReadingSettings } from './reading-settings.ts';
import { reportEndpoints } from './report-endpoints.ts';
import { SearchHit, SearchResult, SearchState } from './search.ts';
import { Tag, TagDraft, Tagging, TaggingResult } from './tag.ts';
import { MOST_BEGUN_AT_ONCE, ProductionName, RefusedUpload, Upload, UploadDraft } from './upload.ts';
import { Credentials, SignedInUser } from './user.ts';

const inMatter = z.object({ matter: MatterSlug });
const count = (most: number, usual: number) => z.coerce.number().int().min(0).max(most).default(usual);

/** Every endpoint there is, by name. */
export const endpoints = {
  signIn: endpoint({
    method: 'post',
    path: '/api/session',
    access: 'public',
    summary: 'Sign in',
    body: Credentials,
    answer: SignedInUser,
  }),
  getSession: endpoint({
    method: 'get',
    path: '/api/session',
    access: 'signed-in',
    summary: 'Who is signed in',
    answer: SignedInUser,
  }),
  signOut: endpoint({ method: 'delete', path: '/api/session', access: 'signed-in', summary: 'Sign out' }),

  listMatters: endpoint({
    method: 'get',
    path: '/api/matters',
    access: 'signed-in',
    summary: 'The matters that I may see',
    answer: z.array(Matter),
  }),
  getMatter: endpoint({
    method: 'get',
    path: '/api/matters/:matter',
    access: 'read',
    summary: 'One matter',
    params: inMatter,
    answer: Matter,
  }),
  followMatter: endpoint({
    method: 'get',
    path: '/api/matters/:matter/events',
    access: 'read',
    summary: 'What happens in a matter, as server-sent events',
    params: inMatter,
    answer: LiveEvent,
    media: 'text/event-stream',
  }),
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
  listReadings: endpoint({
    method: 'get',
    path: '/api/matters/:matter/readings',
    access: 'read',
    summary: 'The productions that the server is reading, or was stopped from reading',
    params: inMatter,
    answer: z.array(Reading),
  }),
  getReadingSettings: endpoint({
    method: 'get',
    path: '/api/matters/:matter/reading-settings',
    access: 'read',
    summary: 'By what engine, languages and limits the server reads what is added',
    params: inMatter,
    answer: ReadingSettings,
  }),
  readProduction: endpoint({
    method: 'post',
    path: '/api/matters/:matter/productions/:production/reading',
    access: 'review',
    summary:
      'Read what is missing of a production; on demand, try again what failed, with passwords, or with other columns of its load files',
    params: inMatter.extend({ production: id }),
    body: ReadingRequest,
    answer: Reading,
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
  stopReading: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/productions/:production/reading',
    access: 'review',
    summary: 'Stop the reading of a production; the pages read so far stay',
    params: inMatter.extend({ production: id }),
    answer: Reading,
  }),

  listPages: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages',
    access: 'read',
    summary: 'A window of the list in hand; with `around`, the window that holds that page',
    params: inMatter,
    query: ListInHand.extend({
      offset: count(100_000_000, 0),
      limit: count(500, 100),
      around: PageId.optional(),
    }),
    answer: PageWindow,
  }),
  findPage: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/find',
    access: 'read',
    summary: 'The page that a Bates number, control number or page id names',
    params: inMatter,
    query: z.object({ reference: z.string().min(1).max(200) }),
    answer: PageSummary,
  }),
  getPage: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/:page',
    access: 'read',
    summary: 'One page: its text, why that text, its tags and history',
    params: inMatter.extend({ page: PageId }),
    answer: PageDetail,
  }),
  listPageHits: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/:page/hits',
    access: 'read',
    summary: 'Where a query matches on a page',
    params: inMatter.extend({ page: PageId }),
    query: z.object({ q: z.string().min(1).max(10_000), mode: SearchMode.default('exact') }),
    answer: z.array(PageHit),
  }),

  listPagesLike: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/:page/like',
    access: 'read',
    summary: "Other pages with a page's most telling words, the likest first; 20 at most",
    params: inMatter.extend({ page: PageId }),
    answer: z.array(SearchHit),
  }),

  listTexts: endpoint({
    method: 'get',
    path: '/api/matters/:matter/pages/:page/texts',
    access: 'read',
    summary: "The versions of a page's text, newest first",
    params: inMatter.extend({ page: PageId }),
    answer: z.array(TextVersion),
  }),
  correctText: endpoint({
    method: 'post',
    path: '/api/matters/:matter/pages/:page/texts',
    access: 'review',
    summary: "Correct a page's text: a new version, in use at once",
    params: inMatter.extend({ page: PageId }),
    body: Correction,
    answer: TextVersion,
  }),
  readAgain: endpoint({
    method: 'post',
    path: '/api/matters/:matter/pages/:page/texts/ocr',
    access: 'review',
    summary:
      "Read a page's image by OCR: a new version, in use at once unless a correction is; the version in use, where OCR reads the same",
    params: inMatter.extend({ page: PageId }),
    body: z.object({ languages: OcrLanguages }),
    answer: TextVersion,
  }),
  chooseText: endpoint({
    method: 'put',
    path: '/api/matters/:matter/pages/:page/text',
    access: 'review',
    summary: "Use another version of a page's text",
    params: inMatter.extend({ page: PageId }),
    body: TextChoice,
    answer: TextVersion,
  }),

  search: endpoint({
    method: 'get',
    path: '/api/matters/:matter/search',
    access: 'read',
    summary: 'Search the pages',
    params: inMatter,
    query: z.object({
      q: z.string().min(1).max(10_000),
      production: id.optional(),
      tag: id.optional(),
      mode: SearchMode.default('exact'),
      narrow: Narrowings.optional(),
      order: PageOrder.optional(),
      /** `document`: one hit for each document. */
      group: z.enum(['page', 'document']).default('page'),
      /** `yes`: count the values of each facet too. */
      facets: z.enum(['yes', 'no']).default('no'),
      offset: count(100_000_000, 0),
      limit: count(500, 50),
    }),
    answer: SearchResult,
  }),
  getSearchState: endpoint({
    method: 'get',
    path: '/api/matters/:matter/search/state',
    access: 'read',
    summary: 'Which engine answers Explore, and how far a search server is behind',
    params: inMatter,
    answer: SearchState,
  }),

  ...reportEndpoints,

  listTags: endpoint({
    method: 'get',
    path: '/api/matters/:matter/tags',
    access: 'read',
    summary: 'The codebook',
    params: inMatter,
    answer: z.array(Tag),
  }),
  addTag: endpoint({
    method: 'post',
    path: '/api/matters/:matter/tags',
    access: 'attorney',
    summary: 'Add a tag to the codebook',
    params: inMatter,
    body: TagDraft,
    answer: Tag,
  }),
  changeTag: endpoint({
    method: 'put',
    path: '/api/matters/:matter/tags/:tag',
    access: 'attorney',
    summary: 'Change a tag of the codebook',
    params: inMatter.extend({ tag: id }),
    body: TagDraft,
    answer: Tag,
  }),
  removeTag: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/tags/:tag',
    access: 'attorney',
    summary: 'Remove a tag that is on no page',
    params: inMatter.extend({ tag: id }),
  }),
  tagPages: endpoint({
    method: 'post',
    path: '/api/matters/:matter/taggings',
    access: 'review',
    summary: 'Put a tag on pages or take it off',
    params: inMatter,
    body: Tagging,
    answer: TaggingResult,
  }),

  getExhibitList: endpoint({
    method: 'get',
    path: '/api/matters/:matter/exhibit-list',
    access: 'read',
    summary: 'A tagged set as exhibits: the saved arrangement, or one exhibit for each run of pages',
    params: inMatter,
    query: z.object({ tag: id, production: id.optional() }),
    answer: ExhibitList,
  }),
  saveExhibitList: endpoint({
    method: 'put',
    path: '/api/matters/:matter/exhibit-list',
    access: 'review',
    summary: 'Save an arrangement of a tagged set',
    params: inMatter,
    body: ExhibitListDraft,
    answer: ExhibitList,
  }),
  removeExhibitList: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/exhibit-list/:list',
    access: 'review',
    summary: 'Forget a saved arrangement; the tags stay',
    params: inMatter.extend({ list: id }),
  }),
  startExport: endpoint({
    method: 'post',
    path: '/api/matters/:matter/exports',
    access: 'attorney',
    summary: 'Export an exhibit list with its PDFs',
    params: inMatter,
    body: z.object({ tagId: id, productionId: id.nullable() }),
    answer: ExportJob,
  }),
  listExports: endpoint({
    method: 'get',
    path: '/api/matters/:matter/exports',
    access: 'attorney',
    summary: 'Exports under way and done, newest first',
    params: inMatter,
    answer: z.array(ExportJob),
  }),
  cancelExport: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/exports/:export',
    access: 'attorney',
    summary: 'Stop an export that is under way',
    params: inMatter.extend({ export: id }),
  }),
  downloadExport: endpoint({
    method: 'get',
    path: '/api/matters/:matter/exports/:export/package.zip',
    access: 'attorney',
    summary: 'The exhibit package as one ZIP file',
    params: inMatter.extend({ export: id }),
    media: 'application/zip',
  }),
} as const;

export type EndpointName = keyof typeof endpoints;
