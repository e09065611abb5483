import { z } from 'zod';
import { DocumentDetail } from '#contract/intake/load-file.ts';
import { FileKind, SourceFileStatus } from '#contract/intake/production.ts';
import { ExemptionCode } from '#contract/values/exemption-code.ts';
import { Rect } from '#contract/values/rect.ts';
import { Turn } from '#contract/values/turn.ts';
import { Placeholder, RedactionBox } from './marks.ts';

/**
 * A page's id: made from its source file's SHA-256 and its place in the file, so it never changes.
 * Letters, digits and dashes only.
 */
export const PageId = z.string().regex(/^[a-z0-9-]{1,80}$/, 'not a page id');
export type PageId = z.infer<typeof PageId>;

/** `read` from the page, `inferred` from its neighbors, `typed` by a person, or given by a `load-file`. */
export const BatesSource = z.enum(['read', 'inferred', 'typed', 'load-file']);
export type BatesSource = z.infer<typeof BatesSource>;

/** Where a page's text comes from; `none` for a blank page or one that could not be read. */
export const TextSource = z.enum(['layer', 'ocr', 'load-file', 'corrected', 'none']);
export type TextSource = z.infer<typeof TextSource>;

/** `read` includes pages read without finding words; `problem` pages could not be read. */
export const PageStatus = z.enum(['read', 'blank', 'problem']);
export type PageStatus = z.infer<typeof PageStatus>;

/** A page in a list: enough to name, cite and open it. */
export const PageSummary = z.object({
  pageId: PageId,
  /** Ours: always present, unique in the matter, never shown as a Bates number. */
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
  /** From how its file shows the page to how it stands upright. */
  turned: Turn,
  textSource: TextSource,
  /** 0..100, of the text as a whole: 0 where there is ink and no word was read; null where there is nothing to read. */
  confidence: z.number().nullable(),
  tagIds: z.array(z.string()),
});
export type PageSummary = z.infer<typeof PageSummary>;

/** A file of the same family as a page's file. */
export const FamilyMember = z.object({
  fileId: z.string(),
  path: z.string(),
  kind: FileKind,
  status: SourceFileStatus,
  /** Null where it has no pages, or none that were read yet. */
  firstPage: PageId.nullable(),
});
export type FamilyMember = z.infer<typeof FamilyMember>;

/** The e-mail or archive that a page's file came out of, and the files that came out of it. */
export const Family = z.object({ parent: FamilyMember.nullable(), attachments: z.array(FamilyMember) });
export type Family = z.infer<typeof Family>;

export const PageDetail = PageSummary.extend({
  fileSha256: z.string(),
  filePages: z.int(),
  /** How the page came to be a PDF's, where its file is none; null where the file is shown as it is. */
  converted: z.string().nullable(),
  family: Family,
  /** Size as displayed, turned to stand upright, in PDF points (1/72 inch). */
  width: z.number(),
  height: z.number(),
  text: z.string(),
  /** Why this text was chosen, in words. */
  textReason: z.string(),
  /** Which of its versions this text is. */
  textVersion: z.int(),
  /** How the page was read, where a person's correction is in use; else null. */
  textAsRead: z.object({ source: TextSource, confidence: z.number().nullable() }).nullable(),
  words: z.int(),
  /** What went wrong and what to do next, for a problem page. */
  problem: z.string().nullable(),
  /** What may be missing or wrong on a page that was read all the same. */
  notes: z.array(z.string()),
  /** As a load file describes it; null where none does. */
  document: DocumentDetail.nullable(),
  /** The cite, ready to paste. */
  cite: z.string(),
  history: z.array(z.object({ at: z.iso.datetime(), by: z.string(), what: z.string() })),
});
export type PageDetail = z.infer<typeof PageDetail>;

/** A stretch of the list in hand. `offset` is the place of `pages[0]` in the whole list. */
export const PageWindow = z.object({
  total: z.int(),
  offset: z.int(),
  pages: z.array(PageSummary),
});
export type PageWindow = z.infer<typeof PageWindow>;

/** A word or phrase of a query where it stands on a page. */
export const MarkedWord = z.object({
  text: z.string(),
  /** Where it stands in the page's text, in UTF-16 units; `end` is the first one behind. */
  start: z.int(),
  end: z.int(),
  /** One for each printed word. */
  rects: z.array(Rect),
  /** Which of the query's words and phrases it is, from 0; see SearchResult. */
  group: z.int(),
});
export type MarkedWord = z.infer<typeof MarkedWord>;

/** One place where a query matches: a word, a phrase, or all of the words that are near each other. */
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
