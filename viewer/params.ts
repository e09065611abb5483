/** The parameters in the address of each screen. Values that are not understood are dropped. */
import { z } from 'zod';
import { DocumentsOfDate } from '#contract/documents/document.ts';
import { CurrentList } from '#contract/pages/current-list.ts';
import { AuditFilter } from '#contract/reports/audit.ts';
import { ChronologyFilter } from '#contract/review/chronology/chronology-fact.ts';
import { ContradictionFilter } from '#contract/review/contradiction.ts';
import { PassageFilter } from '#contract/review/passage.ts';
import { MOST_NARROWINGS, Narrowing } from '#contract/search/narrowing.ts';
import { WithholdingFilter, WithholdingOrder } from '#contract/withholdings/withholding.ts';

const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** A filter that is not understood does not drop the others. */
const narrow = optional(
  z.preprocess(
    (given) =>
      [given]
        .flat()
        .filter((each) => Narrowing.safeParse(each).success)
        .slice(0, MOST_NARROWINGS),
    z.array(Narrowing).min(1),
  ),
);

const list = {
  q: optional(CurrentList.shape.q),
  tag: optional(CurrentList.shape.tag),
  production: optional(CurrentList.shape.production),
  file: optional(CurrentList.shape.file),
  document: optional(CurrentList.shape.document),
  only: optional(CurrentList.shape.only),
  mode: optional(CurrentList.shape.mode),
  narrow,
  order: optional(CurrentList.shape.order),
  set: optional(CurrentList.shape.set),
};

export const SignInParams = z.object({ back: optional(z.string()) });

/** One row per document instead of one per page. */
const group = optional(z.enum(['document']));

export const SearchParams = z.object({
  q: list.q,
  production: list.production,
  tag: list.tag,
  mode: list.mode,
  narrow: list.narrow,
  order: list.order,
  group,
});
export type SearchParams = z.infer<typeof SearchParams>;

export const ExhibitsParams = z.object({ tag: list.tag, production: list.production });

/** The page's list and how it is shown; defaults are omitted. */
export const ReaderParams = z.object({
  ...list,
  /** The grouping of the results that the list comes from, so that "Back to results" restores it. */
  group,
  /** From 1, on this page. */
  hit: optional(z.coerce.number().int().min(1)),
  /** The passage to show, by its id. */
  passage: optional(z.string().max(100)),
  fit: optional(z.enum(['width'])),
  /** In percent of the page's size on paper. */
  zoom: optional(z.coerce.number().min(10).max(800)),
  rotate: optional(z.coerce.number().pipe(z.literal([90, 180, 270]))),
  /** Names the page that is shown beside it, to compare both. */
  with: optional(z.string().min(1).max(200)),
});
export type ReaderParams = z.infer<typeof ReaderParams>;

export const ListParams = z.object(list);
/** The current list, as it is written in an address. */
export type ListParams = z.infer<typeof ListParams>;

/** Which batches are shown; with `make`, the dialog that makes batches of the list is open. */
export const BatchesParams = z.object({
  ...list,
  show: optional(z.enum(['finished'])),
  make: optional(z.enum(['yes'])),
});
export type BatchesParams = z.infer<typeof BatchesParams>;

export const ReportsParams = z.object({
  show: optional(z.enum(['terms', 'elusion', 'queries', 'passages', 'reading', 'agreement'])),
  q: optional(PassageFilter.shape.q),
  tag: optional(PassageFilter.shape.tag),
  author: optional(PassageFilter.shape.author),
  orphans: optional(PassageFilter.shape.orphans),
});
export type ReportsParams = z.infer<typeof ReportsParams>;

/** Which contradictions are listed; on one of them, the list that it is opened from. */
export const ContradictionsParams = z.object({
  status: optional(ContradictionFilter.shape.status),
  kind: optional(ContradictionFilter.shape.kind),
  tag: optional(ContradictionFilter.shape.tag),
  person: optional(ContradictionFilter.shape.person),
  q: optional(ContradictionFilter.shape.q),
  passage: optional(ContradictionFilter.shape.passage),
});
export type ContradictionsParams = z.infer<typeof ContradictionsParams>;

/** Which events of the audit log are listed. */
export const AuditParams = z.object({
  person: optional(AuditFilter.shape.person),
  type: optional(AuditFilter.shape.type),
  from: optional(AuditFilter.shape.from),
  to: optional(AuditFilter.shape.to),
});
export type AuditParams = z.infer<typeof AuditParams>;

/** Which facts of the chronology are listed. */
export const ChronologyParams = z.object({
  status: optional(ChronologyFilter.shape.status),
  person: optional(ChronologyFilter.shape.person),
  place: optional(ChronologyFilter.shape.place),
  issue: optional(ChronologyFilter.shape.issue),
  from: optional(ChronologyFilter.shape.from),
  to: optional(ChronologyFilter.shape.to),
  q: optional(ChronologyFilter.shape.q),
  passage: optional(ChronologyFilter.shape.passage),
});
export type ChronologyParams = z.infer<typeof ChronologyParams>;

export const DocumentsParams = z.object({
  production: list.production,
  unsure: optional(z.enum(['yes'])),
  show: optional(z.enum(['time'])),
  date: optional(DocumentsOfDate),
  /** The selected document, by the id of its first page. */
  at: list.document,
});
export type DocumentsParams = z.infer<typeof DocumentsParams>;

/** The part of the withholding log on screen, and its filters. */
export const WithholdingsParams = z.object({
  show: optional(z.enum(['log', 'chart', 'vaughn'])),
  production: list.production,
  code: optional(WithholdingFilter.shape.code),
  kind: optional(WithholdingFilter.shape.kind),
  extent: optional(WithholdingFilter.shape.extent),
  noCode: optional(WithholdingFilter.shape.noCode),
  uncorrected: optional(WithholdingFilter.shape.uncorrected),
  uncertain: optional(WithholdingFilter.shape.uncertain),
  challenge: optional(WithholdingFilter.shape.challenge),
  order: optional(WithholdingOrder),
  /** A Vaughn index. */
  index: list.tag,
});
export type WithholdingsParams = z.infer<typeof WithholdingsParams>;

/** The index of the sample's page on screen; without it, the first page without an answer. */
export const SampleParams = z.object({ at: optional(z.coerce.number().int().min(0)) });

/** The tag whose suggestions are shown. */
export const SuggestionsParams = z.object({ tag: list.tag });

type Given = Record<string, unknown>;
export const parseSignInParams = (given: Given) => SignInParams.parse(given);
export const parseBatchesParams = (given: Given) => BatchesParams.parse(given);
export const parseSearchParams = (given: Given) => SearchParams.parse(given);
export const parseExhibitsParams = (given: Given) => ExhibitsParams.parse(given);
export const parseReaderParams = (given: Given) => ReaderParams.parse(given);
export const parseListParams = (given: Given) => ListParams.parse(given);
export const parseReportsParams = (given: Given) => ReportsParams.parse(given);
export const parseAuditParams = (given: Given) => AuditParams.parse(given);
export const parseContradictionsParams = (given: Given) => ContradictionsParams.parse(given);
export const parseChronologyParams = (given: Given) => ChronologyParams.parse(given);
export const parseDocumentsParams = (given: Given) => DocumentsParams.parse(given);
export const parseWithholdingsParams = (given: Given) => WithholdingsParams.parse(given);
export const parseSampleParams = (given: Given) => SampleParams.parse(given);
export const parseSuggestionsParams = (given: Given) => SuggestionsParams.parse(given);
