import { z } from 'zod';
import { DocumentDate, DocumentKind } from '#contract/documents/document.ts';
import { PageId, PageSummary } from '#contract/pages/page.ts';

/** What a person decides about an exhibit. Letters follow from the order. */
export const ExhibitDraft = z.object({
  /** '' leaves it to what its documents say. */
  description: z.string().trim().max(500),
  /** ISO date; '' for no date; null leaves it to what its document says. */
  documentDate: z.iso.date().or(z.literal('')).nullable(),
  pageIds: z.array(PageId).min(1),
});
export type ExhibitDraft = z.infer<typeof ExhibitDraft>;

export const Exhibit = z.object({
  /** A..Z, AA, AB, ... */
  letter: z.string(),
  description: z.string(),
  /** True where nobody has described it: then the description is made from what its documents say. */
  suggested: z.boolean(),
  documentDate: z.iso.date().nullable(),
  /** True where nobody has decided on the date: then it is that of its one document, if it has one. */
  dateSuggested: z.boolean().default(false),
  /** Which documents it holds a part of, such as `1 page of a 2-page memorandum`; null where it holds whole ones. */
  excerpt: z.string().nullable().default(null),
  /** Ranges in page order, as they are cited; pages without a number are named by control number. */
  batesRange: z.string(),
  production: z.string(),
  pages: z.array(PageSummary),
});
export type Exhibit = z.infer<typeof Exhibit>;

/** A document of which exhibits hold pages. */
export const ExhibitDocument = z.object({
  documentId: z.string(),
  kind: DocumentKind,
  title: z.string().nullable(),
  date: DocumentDate.nullable(),
  /** How many pages it has. */
  pages: z.int(),
});
export type ExhibitDocument = z.infer<typeof ExhibitDocument>;

/** What a court sees above the exhibits, and on each cover sheet; '' where nobody has entered it. */
export const Caption = z.object({
  /** Such as `United States District Court, Southern District of New York`. */
  court: z.string().trim().max(200),
  /** Such as `National Day Laborer Organizing Network v. U.S. Immigration and Customs Enforcement`. */
  parties: z.string().trim().max(500),
  docketNumber: z.string().trim().max(100),
});
export type Caption = z.infer<typeof Caption>;

export const NO_CAPTION: Caption = { court: '', parties: '', docketNumber: '' };

/** An arrangement of a tagged set into exhibits. */
export const ExhibitList = z.object({
  /** Null until someone rearranges the set: then each run of consecutive tagged pages is an exhibit. */
  listId: z.string().nullable(),
  /** What people here call it, by default after the tag: work product, which no exported file may show. */
  name: z.string(),
  /** What the exported files call it; '' for just an exhibit list. */
  title: z.string().default(''),
  /** Whose declaration the exhibits are attached to; '' for nobody's. */
  declarant: z.string().default(''),
  tagId: z.string(),
  productionId: z.string().nullable(),
  exhibits: z.array(Exhibit),
  /** All documents of its pages. */
  documents: z.array(ExhibitDocument).default([]),
  /** Those of its pages that are an agency's sheets in place of pages. */
  sheets: z.array(PageId).default([]),
  /** Tagged pages that the saved arrangement does not hold, and pages it holds that lost the tag. */
  taggedSince: z.array(PageSummary),
  untaggedSince: z.array(PageSummary),
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
  /** SHA-256 of `manifest.json`, once done: whoever knows it can tell the package from any other. */
  manifestSha256: z.string().nullable(),
});
export type ExportJob = z.infer<typeof ExportJob>;

/** A page of an exhibit, traced to the file the agency gave. */
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
  /** Where the source file is no PDF: how its pages became those of one. */
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
  /** `/1` had the agency's productions and files in its lists. */
  format: z.enum(['uncover-exhibits/1', 'uncover-exhibits/2']),
  matter: z.string(),
  /** The list's title. */
  list: z.string(),
  createdAt: z.iso.datetime(),
  /** Who exported: in packages of earlier versions only, since a user's name is nothing that courts need. */
  createdBy: z.string().optional(),
  program: z.string(),
  exhibits: z.array(
    z.object({
      letter: z.string(),
      description: z.string(),
      documentDate: z.string().nullable(),
      batesRange: z.string(),
      file: z.string(),
      /** Of the PDF, the slip sheet counted. */
      pdfPages: z.int(),
      pages: z.array(ManifestPage),
    }),
  ),
  /** Every file of the package but the manifest itself and SHA256SUMS, which holds the manifest's sum too. */
  files: z.array(z.object({ path: z.string(), bytes: z.int(), sha256: z.string() })),
  totals: z.object({ exhibits: z.int(), pages: z.int(), files: z.int() }),
});
export type Manifest = z.infer<typeof Manifest>;
