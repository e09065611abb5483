/**
 * The entry point for reading files: no database, no HTTP. Every process and thread of the program loads it, so that it
 * loads no library by which pages are drawn or read; drawing.ts is the entry point for that.
 */

export type { BoundaryPage } from './documents/boundary-page.ts';
export { BoundaryThread } from './documents/boundary-thread.ts';
export { findDate } from './documents/facts/read-date.ts';
export { readFacts } from './documents/facts/read-facts.ts';
export type { DocumentEnds, DocumentFindings } from './documents/find-boundaries.ts';
export type { Expecting } from './documents/find-parents.ts';
export { keepPrinted, lookAt, type PageSight } from './documents/page-sight.ts';
export { findPlaces } from './documents/places/find-places.ts';
export { FIRST_OF_FILE, STARTS_FROM, UNSURE, weighStart } from './documents/weigh-start.ts';
export { hashFile } from './hash-file.ts';
export type { KnownRecognition } from './known-images.ts';
export { findMachineError, MachineError, type MachineFault } from './machine-error.ts';
export { isCourtPrefix, readCourtHeader } from './marks/numbers/court-header.ts';
export { findBatesCandidates } from './marks/numbers/find-bates-candidates.ts';
export type { OwnSeries } from './marks/numbers/find-runs.ts';
export { inferBatesNumbers, type Neighbor, type Surroundings } from './marks/numbers/infer-bates-numbers.ts';
export { listOtherNumbers, type OtherNumber } from './marks/numbers/list-other-numbers.ts';
export type { NumberedPage } from './marks/numbers/number-series.ts';
export type { PageNumber } from './marks/numbers/page-number.ts';
export { type FoundSeries, SeriesSurvey } from './marks/numbers/series-survey.ts';
export { shareRedacted } from './marks/share-redacted.ts';
export { LEAST_BATES_DIGITS } from './marks/sheets/page-ranges.ts';
export type { BatesCandidate, PageRecord, PageText, PdfObject, Quarantine, Word } from './page-record.ts';
export type { Answer, Question } from './readers/messages.ts';
export { openReaderPool } from './readers/reader-pool.ts';
export type {
  Cancel,
  OpenOptions,
  PageJob,
  ReaderPool,
  ReaderPoolOptions,
  ReadOptions,
  ReadPagesOptions,
} from './readers/reader-pool-options.ts';
export { decideSettings } from './readers/settings-in-force.ts';
export { decodeText } from './sources/decode-text.ts';
export { InnerNames, showUnseen, UNSEEN } from './sources/inner-names.ts';
export { foldColumn } from './sources/load-file/formats/field-aliases.ts';
export type { LoadFileKind, ParsedLoadFile } from './sources/load-file/formats/parsed-load-file.ts';
export { readLoadFile, sniffLoadFile } from './sources/load-file/formats/read-load-file.ts';
export { planVolume } from './sources/load-file/plan-volume.ts';
export type { PlannedDocument, PlannedPage, VolumePlan } from './sources/load-file/volume-plan.ts';
export { type OpenLimits, USUAL_LIMITS } from './sources/open-limits.ts';
export type { InnerFile, OpenedSource } from './sources/opened-source.ts';
export type { LayerRun } from './sources/pdf/layer-run.ts';
export { type Box, type Matrix, multiply, transformBox } from './sources/pdf/matrix.ts';
export { listPaintedOperators } from './sources/pdf/words/painted-operators.ts';
export { sniffFile } from './sources/sniff-file.ts';
export type { SniffedFile } from './sources/sniffed-file.ts';
export { guessSeparator } from './sources/tables/guess-separator.ts';
export { parseCsv, UnmatchedQuote } from './sources/tables/parse-csv.ts';
export { countWords, GAP, isGap } from './text/gap.ts';
export { findGarble } from './text/layer/find-garble.ts';
export { judgeLegibility } from './text/layer/judge-letters.ts';
export { toLayerLines } from './text/layer/layer-words.ts';
export type { PlacedWord } from './text/placed-word.ts';
export { OCR_ENGINES, type OcrEngine } from './text/recognition/engines.ts';
export type { Recognizer } from './text/recognition/recognizer.ts';
export { cutUnspaced, GAP_TERM, normalizeTerm, type Token, tokenize } from './text/tokens.ts';
export { turnMarks } from './turn-upright.ts';
