import { z } from 'zod';
import { DocumentDate, DocumentKind } from '#contract/documents/document.ts';
import { PageSummary } from '#contract/pages/page.ts';
import { PageId } from '#contract/pages/page-id.ts';

/** A person's decisions about an exhibit. Letters follow from the order. */
export const ExhibitDraft = z.object({
  /** '' uses the description made from its documents. */
  description: z.string().trim().max(500),
  /** ISO date; '' for no date; null uses the date of its document. */
  documentDate: z.iso.date().or(z.literal('')).nullable(),
  pageIds: z.array(PageId).min(1),
});
export type ExhibitDraft = z.infer<typeof ExhibitDraft>;

export const Exhibit = z.object({
  /** A..Z, AA, AB, ... */
  letter: z.string(),
  description: z.string(),
  /** True if nobody described it: the description is then made from its documents. */
  suggested: z.boolean(),
  documentDate: z.iso.date().nullable(),
  /** True if nobody decided on the date: it is then that of its one document, if it has one. */
  dateSuggested: z.boolean().default(false),
  /**
   * The documents that it contains in part, such as `1 page of a 2-page memorandum`; null if it contains
   * whole ones.
   */
  excerpt: z.string().nullable().default(null),
  /** Ranges in page order, as cited; pages without a number are named by control number. */
  batesRange: z.string(),
  production: z.string(),
  pages: z.array(PageSummary),
});
export type Exhibit = z.infer<typeof Exhibit>;

/** A document with pages in exhibits. */
export const ExhibitDocument = z.object({
  documentId: z.string(),
  kind: DocumentKind,
  title: z.string().nullable(),
  date: DocumentDate.nullable(),
  /** Its number of pages. */
  pages: z.int(),
});
export type ExhibitDocument = z.infer<typeof ExhibitDocument>;

/** What a court sees above the exhibits, and on each cover sheet; '' if nobody entered it. */
export const Caption = z.object({
  /** Such as `United States District Court, Southern District of New York`. */
  court: z.string().trim().max(200),
  /** Such as `National Day Laborer Organizing Network v. U.S. Immigration and Customs Enforcement`. */
  parties: z.string().trim().max(500),
  docketNumber: z.string().trim().max(100),
});
export type Caption = z.infer<typeof Caption>;

export const NO_CAPTION: Caption = { court: '', parties: '', docketNumber: '' };

/** The arrangement of a tagged set into exhibits. */
export const ExhibitList = z.object({
  /** Null until someone rearranges the set: until then each run of consecutive tagged pages is an exhibit. */
  listId: z.string().nullable(),
  /** The internal name, by default that of the tag. It is work product, which no exported file may show. */
  name: z.string(),
  /** The name in exported files; '' for the plain name of an exhibit list. */
  title: z.string().default(''),
  /** The person whose declaration the exhibits are attached to; '' if there is none. */
  declarant: z.string().default(''),
  tagId: z.string(),
  productionId: z.string().nullable(),
  exhibits: z.array(Exhibit),
  /** All documents of its pages. */
  documents: z.array(ExhibitDocument).default([]),
  /** The pages that are an agency's sheets in place of pages. */
  sheets: z.array(PageId).default([]),
  /** Tagged pages that are missing in the saved arrangement, and pages in it that lost the tag. */
  taggedSince: z.array(PageSummary),
  untaggedSince: z.array(PageSummary),
  /** Pages of the set on which people of one rank differ about the tag: they are no part of it. */
  conflicts: z.int().default(0),
  /** Pages of the list that are sequestered: they are not shown, and the list cannot be exported. */
  sequestered: z.int().default(0),
});
export type ExhibitList = z.infer<typeof ExhibitList>;

export const ExhibitListDraft = z.object({
  name: z.string().trim().min(1).max(120),
  title: z.string().trim().max(200).default(''),
  declarant: z.string().trim().max(200).default(''),
  tagId: z.string(),
  productionId: z.string().nullable(),
  exhibits: z.array(ExhibitDraft).min(1).max(2000),
});
export type ExhibitListDraft = z.infer<typeof ExhibitListDraft>;

export const ExportStatus = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);
export type ExportStatus = z.infer<typeof ExportStatus>;

/** A running or finished export of an exhibit list. */
export const ExportJob = z.object({
  exportId: z.string(),
  name: z.string(),
  status: ExportStatus,
  pagesDone: z.int(),
  pagesTotal: z.int(),
  exhibits: z.int(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  startedBy: z.string(),
  message: z.string().nullable(),
  /** SHA-256 of `manifest.json`, once done; it identifies the package. */
  manifestSha256: z.string().nullable(),
});
export type ExportJob = z.infer<typeof ExportJob>;

/** A page of an exhibit, traced to the agency's file. */
export const ManifestPage = z.object({
  pageId: PageId,
  /** From 1, in the exhibit's PDF; the slip sheet is page 1 and is not listed. */
  exhibitPage: z.int(),
  bates: z.string().nullable(),
  batesSource: z.string().nullable(),
  controlNumber: z.string(),
  production: z.string(),
  sourceFile: z.string(),
  sourceFileSha256: z.string(),
  /** From 1. */
  sourcePage: z.int(),
  /** How the source file was converted, if it is no PDF. */
  sourceConverted: z.string().nullable().default(null),
  /** `copied`: the original page's own content; `rendered`: a picture of it, with the reason. */
  image: z.enum(['copied', 'rendered']),
  imageReason: z.string().nullable(),
  /** SHA-256 of the page's text as exported. */
  textSha256: z.string(),
});
export type ManifestPage = z.infer<typeof ManifestPage>;

/** `manifest.json` of an exhibit package. */
export const Manifest = z.object({
  /** `/1` listed the agency's productions and files. */
  format: z.enum(['uncover-exhibits/1', 'uncover-exhibits/2']),
  matter: z.string(),
  /** The list's title. */
  list: z.string(),
  createdAt: z.iso.datetime(),
  /** Who exported: only in packages of earlier versions, because courts do not need a user's name. */
  createdBy: z.string().optional(),
  program: z.string(),
  exhibits: z.array(
    z.object({
      letter: z.string(),
      description: z.string(),
      documentDate: z.string().nullable(),
      batesRange: z.string(),
      file: z.string(),
      /** Pages of the PDF, including the slip sheet. */
      pdfPages: z.int(),
      pages: z.array(ManifestPage),
    }),
  ),
  /**
   * Every file of the package except the manifest itself and SHA256SUMS, which contains the manifest's sum
   * too.
   */
  files: z.array(z.object({ path: z.string(), bytes: z.int(), sha256: z.string() })),
  totals: z.object({ exhibits: z.int(), pages: z.int(), files: z.int() }),
});
export type Manifest = z.infer<typeof Manifest>;
