import { z } from 'zod';
import { DocumentDetail } from '#contract/intake/load-file.ts';
import { FileKind, SourceFileStatus } from '#contract/intake/production.ts';
import { PageDecisions } from '#contract/review/decision.ts';
import { ExemptionCode } from '#contract/values/exemption-code.ts';
import { Rect } from '#contract/values/rect.ts';
import { Turn } from '#contract/values/turn.ts';
import { Placeholder, RedactionBox } from './marks.ts';
import { PageId } from './page-id.ts';

/** `read` from the page, `inferred` from its neighbors, `typed` by a person, or given by a `load-file`. */
export const BatesSource = z.enum(['read', 'inferred', 'typed', 'load-file']);
export type BatesSource = z.infer<typeof BatesSource>;

/** The source of a page's text; `none` for a blank page or one that could not be read. */
export const TextSource = z.enum(['layer', 'ocr', 'load-file', 'corrected', 'none']);
export type TextSource = z.infer<typeof TextSource>;

/** `read` includes pages on which no words were found; `problem` pages could not be read. */
export const PageStatus = z.enum(['read', 'blank', 'problem']);
export type PageStatus = z.infer<typeof PageStatus>;

/** A page in a list: enough to name, cite and open it. */
export const PageSummary = z.object({
  pageId: PageId,
  /** Our own number: always present, unique in the matter, never shown as a Bates number. */
  controlNumber: z.string(),
  bates: z.string().nullable(),
  batesSource: BatesSource.nullable(),
  productionId: z.string(),
  production: z.string(),
  fileId: z.string(),
  /** Path of the source file as received. */
  file: z.string(),
  /** From 1, in the source file. */
  pageNumber: z.int(),
  documentId: z.string(),
  startsDocument: z.boolean(),
  status: PageStatus,
  /** The turn from the page as its file shows it to upright. */
  turned: Turn,
  textSource: TextSource,
  /**
   * 0..100, for the text as a whole: 0 if there is ink and no word was read; null if there is nothing to
   * read.
   */
  confidence: z.number().nullable(),
  /** Of the tags that the page carries. */
  tagIds: z.array(z.string()),
  /** Whether anybody has decided about the page: a tag, or that nothing applies. */
  reviewed: z.boolean().default(false),
  /** Of its document; null where none is known. */
  title: z.string().nullable().default(null),
});
export type PageSummary = z.infer<typeof PageSummary>;

/** A file of the same family as a page's file. */
export const FamilyMember = z.object({
  fileId: z.string(),
  path: z.string(),
  kind: FileKind,
  status: SourceFileStatus,
  /** Null if it has no pages, or none that were read yet. */
  firstPage: PageId.nullable(),
});
export type FamilyMember = z.infer<typeof FamilyMember>;

/** The e-mail or archive that contained a page's file, and the files that it contained. */
export const Family = z.object({ parent: FamilyMember.nullable(), attachments: z.array(FamilyMember) });
export type Family = z.infer<typeof Family>;

/** Changes of a page that are sent at once. */
export const CHANGES_SENT = 50;

/** What somebody did to a page, or decided about it, in the order of `seq`. */
export const PageChange = z.object({
  seq: z.int(),
  at: z.iso.datetime(),
  by: z.string(),
  what: z.string(),
});
export type PageChange = z.infer<typeof PageChange>;

export const PageDetail = PageSummary.extend({
  fileSha256: z.string(),
  filePages: z.int(),
  /** How the page was converted to PDF, if its file is none; null if the file is shown as it is. */
  converted: z.string().nullable(),
  family: Family,
  /** Size as displayed, turned upright, in PDF points (1/72 inch). */
  width: z.number(),
  height: z.number(),
  text: z.string(),
  /** Why this text was chosen, as text. */
  textReason: z.string(),
  /** The number of this version of its text. */
  textVersion: z.int(),
  /** How the page was read, if a person's correction is in use; else null. */
  textAsRead: z.object({ source: TextSource, confidence: z.number().nullable() }).nullable(),
  words: z.int(),
  /** What went wrong and what to do next, for a problem page. */
  problem: z.string().nullable(),
  /** What may be missing or wrong on a page that was read all the same. */
  notes: z.array(z.string()),
  /** As described by a load file; null if none describes it. */
  document: DocumentDetail.nullable(),
  /** The cite, ready to paste. */
  cite: z.string(),
  decisions: PageDecisions,
  /** The latest changes; those before are of `listPageHistory`. */
  history: z.array(PageChange),
});
export type PageDetail = z.infer<typeof PageDetail>;

/** A window of the current list. `offset` is the index of `pages[0]` in the whole list. */
export const PageWindow = z.object({
  total: z.int(),
  offset: z.int(),
  pages: z.array(PageSummary),
});
export type PageWindow = z.infer<typeof PageWindow>;

/** A word or phrase of a query at its position on a page. */
export const MarkedWord = z.object({
  text: z.string(),
  /** Its position in the page's text, in UTF-16 units; `end` is exclusive. */
  start: z.int(),
  end: z.int(),
  /** One for each printed word. */
  rects: z.array(Rect),
  /** The index of the word or phrase in the query, from 0; see SearchResult. */
  group: z.int(),
});
export type MarkedWord = z.infer<typeof MarkedWord>;

/** One match of a query: a word, a phrase, or all of the words that are near each other. */
export const PageHit = z.object({ words: z.array(MarkedWord) });
export type PageHit = z.infer<typeof PageHit>;

/** A line of `uncover pages --jsonl`. Fields that are not read yet are null or empty. */
export const PageLine = z.object({
  pageId: PageId,
  controlNumber: z.string(),
  production: z.string(),
  file: z.string(),
  pageNumber: z.int(),
  status: PageStatus,
  /** What went wrong and what to do next, for a problem page. */
  problem: z.string().nullable(),
  /** What may be missing or wrong on a page that was read all the same. */
  notes: z.array(z.string()),
  turned: Turn,
  bates: z.string().nullable(),
  batesSource: BatesSource.nullable(),
  textSource: TextSource,
  textReason: z.string(),
  confidence: z.number().nullable(),
  words: z.int(),
  documentId: z.string(),
  startsDocument: z.boolean(),
  exemptions: z.array(ExemptionCode),
  redactions: z.array(RedactionBox),
  /** 0..1, of the page's text area. */
  shareRedacted: z.number(),
  placeholder: Placeholder.nullable(),
  caveats: z.array(z.string()),
  tags: z.array(z.string()),
  text: z.string().optional(),
});
export type PageLine = z.infer<typeof PageLine>;
