/** The one door to reading files: no database, no HTTP. */
export { type DrawnPage, drawPage } from './draw-page.ts';
export { hashFile } from './hash-file.ts';
export type { KnownReading } from './known-images.ts';
export { inferBatesNumbers, type PageNumber } from './marks/infer-bates-numbers.ts';
export type { NumberedPage } from './marks/number-series.ts';
export type { BatesCandidate, PageRecord, PageText, PdfObject, Quarantine, Word } from './page-record.ts';
export type { Answer, Question } from './readers/messages.ts';
export {
  type Cancel,
  openReaderPool,
  type PageJob,
  type ReaderPool,
  type ReaderPoolOptions,
  type ReadOptions,
  type ReadPagesOptions,
} from './readers/reader-pool.ts';
export { type FileKind, sniffFile } from './sources/sniff-file.ts';
export { OCR_ENGINES, type OcrEngine } from './text/engines.ts';
export { normalizeTerm, type Token, tokenize } from './text/tokens.ts';
