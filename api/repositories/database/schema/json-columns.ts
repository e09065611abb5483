import { z } from 'zod';
import { BoundaryCue, DocumentFact, FactName } from '#contract/documents/document.ts';
import { ColumnChoices, FieldValue, LoadFault, MappedColumn } from '#contract/intake/load-file.ts';
import { CurrentList } from '#contract/pages/current-list.ts';
import { PageMarks } from '#contract/pages/marks.ts';
import { PageCounts, ReportDelta, ReportTerm } from '#contract/reports/term-report.ts';
import { StandingTerm } from '#contract/review/standing-terms.ts';
import { Reasons } from '#contract/review/suggestion.ts';
import { TagExamples } from '#contract/review/tag.ts';
import { SearchScope } from '#contract/search/search-scope.ts';
import { ExemptionCode } from '#contract/values/exemption-code.ts';
import { Rect } from '#contract/values/rect.ts';
import { VaughnColumns } from '#contract/withholdings/vaughn.ts';
import { WithholdingValues } from '#contract/withholdings/withholding.ts';
import type { BatesCandidate } from '#ingest';
import { JsonColumn } from '../json-column.ts';

/** A text in a page's margin that may be its number. */
const Candidate: z.ZodType<BatesCandidate> = z.object({
  verbatim: z.string(),
  prefix: z.string(),
  digits: z.string(),
  suffix: z.string(),
  rect: Rect,
  confidence: z.number(),
  isInText: z.boolean().exactOptional(),
});

/** Sentences about what was not read of a file or page, or may be wrong. */
const Notes = z.array(z.string());
const Cells = z.array(z.string());
/** An event without its type, which has its own column; see audit-log.ts. */
const EventPayload = z.looseObject({});

/** Every column that stores JSON, with the shape of its values. */
export const jsonColumns = {
  pageNotes: new JsonColumn('page', 'notes', Notes),
  batesCandidates: new JsonColumn('page', 'bates_candidates', z.array(Candidate)),
  marksAsRead: new JsonColumn('page_marks', 'as_read', PageMarks),
  marksInForce: new JsonColumn('page_marks', 'in_force', PageMarks),
  boundaryCues: new JsonColumn('page_boundary', 'cues', z.array(BoundaryCue)),
  fileNotes: new JsonColumn('source_file', 'notes', Notes),
  columnChoices: new JsonColumn('load_file', 'choices', ColumnChoices),
  columnMapping: new JsonColumn('load_file', 'mapping', z.array(MappedColumn)),
  faults: new JsonColumn('load_file', 'faults', z.array(LoadFault)),
  ingestFaults: new JsonColumn('load_file', 'reading_faults', z.array(LoadFault)),
  documentFields: new JsonColumn('document', 'fields', z.array(FieldValue)),
  factsRead: new JsonColumn('document_facts', 'facts', z.array(DocumentFact)),
  factsTyped: new JsonColumn('document_facts', 'typed', z.partialRecord(FactName, z.array(z.string()))),
  boxesByCode: new JsonColumn('withheld', 'codes', z.record(ExemptionCode, z.int())),
  corrections: new JsonColumn('withholding', 'corrections', WithholdingValues.partial()),
  vaughnHeader: new JsonColumn('vaughn_index', 'header', Cells),
  vaughnColumns: new JsonColumn('vaughn_index', 'columns', VaughnColumns),
  vaughnCells: new JsonColumn('vaughn_row', 'cells', Cells),
  passageRects: new JsonColumn('passage', 'rects', z.array(Rect)),
  standingTerms: new JsonColumn('standing_terms', 'terms', z.array(StandingTerm)),
  suggestionReasons: new JsonColumn('suggestion_page', 'reasons', Reasons),
  tagExamples: new JsonColumn('tag_version', 'examples', TagExamples),
  positionList: new JsonColumn('position_in_list', 'list', CurrentList),
  queryScope: new JsonColumn('recorded_query', 'scope', SearchScope),
  savedScope: new JsonColumn('saved_search', 'scope', SearchScope),
  sampleScope: new JsonColumn('elusion_sample', 'scope', SearchScope),
  reportScope: new JsonColumn('term_report', 'scope', SearchScope),
  reportTerms: new JsonColumn('term_report', 'terms', z.array(ReportTerm)),
  reportProductions: new JsonColumn(
    'term_report',
    'productions',
    z.array(z.object({ productionId: z.string(), name: z.string() })),
  ),
  reportTotal: new JsonColumn('term_report', 'total', PageCounts),
  reportTotalDelta: new JsonColumn('term_report', 'total_delta', ReportDelta),
  rowCounts: new JsonColumn('term_report_row', 'counts', PageCounts),
  rowDelta: new JsonColumn('term_report_row', 'delta', ReportDelta),
  // Each kind of job has its own shapes, by which its values are checked again.
  jobPayload: new JsonColumn('job', 'payload', z.unknown()),
  jobResult: new JsonColumn('job', 'result', z.unknown()),
  eventPayload: new JsonColumn('audit_event', 'payload', EventPayload),
};
