/** The one door to reading files: no database, no HTTP. */
export { type DrawnPage, drawPage } from './draw-page.ts';
export { hashFile } from './hash-file.ts';
export type { KnownReading } from './known-images.ts';
export { findMachineError, MachineError, type MachineFault } from './machine-error.ts';
export { isCourtPrefix, readCourtHeader } from './marks/court-header.ts';
export { findBatesCandidates } from './marks/find-bates-candidates.ts';
export type { OwnSeries } from './marks/find-runs.ts';
export {
  inferBatesNumbers,
  type Neighbour,
  type PageNumber,
  type Surroundings,
} from './marks/infer-bates-numbers.ts';
export { listOtherNumbers, type OtherNumber } from './marks/list-other-numbers.ts';
export type { NumberedPage } from './marks/number-series.ts';
export { type FoundSeries, SeriesSurvey } from './marks/series-survey.ts';
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
export { foldColumn } from './sources/load-file/field-aliases.ts';
export type { LoadFileKind, ParsedLoadFile } from './sources/load-file/parsed-load-file.ts';
export { planVolume } from './sources/load-file/plan-volume.ts';
export { readLoadFile, sniffLoadFile } from './sources/load-file/read-load-file.ts';
export type { PlannedDocument, PlannedPage, VolumePlan } from './sources/load-file/volume-plan.ts';
export { type OpenLimits, USUAL_LIMITS } from './sources/open-limits.ts';
export type { InnerFile, OpenedSource } from './sources/open-source.ts';
export { type Box, type Matrix, multiply, transformBox } from './sources/pdf/matrix.ts';
export { listPaintedOperators } from './sources/pdf/painted-operators.ts';
export type { LayerRun } from './sources/pdf/pdf-page.ts';
export { widenColors } from './sources/pdf/widen-colors.ts';
export { type SniffedFile, sniffFile } from './sources/sniff-file.ts';
export { OCR_ENGINES, type OcrEngine, openEngine } from './text/engines.ts';
export { findGarble } from './text/find-garble.ts';
export { countWords, GAP, isGap } from './text/gap.ts';
export { judgeLegibility } from './text/judge-letters.ts';
export { type PlacedWord, toLayerLines } from './text/layer-words.ts';
export type { Recognizer } from './text/recognizer.ts';
export { cutUnspaced, GAP_TERM, normalizeTerm, type Token, tokenize } from './text/tokens.ts';
export { type MarkTime, timeMarks } from './time-marks.ts';
export { turnMarks } from './turn-upright.ts';
export type { DocumentReading, UnitEnds } from './units/answer-units.ts';
export { findDate } from './units/facts/read-date.ts';
export { readFacts } from './units/facts/read-facts.ts';
export type { Expecting } from './units/find-parents.ts';
export { keepPrinted, lookAt, type PageSight } from './units/page-sight.ts';
export { findPlaces } from './units/places/find-places.ts';
export type { UnitPage } from './units/unit-page.ts';
export { UnitsThread } from './units/units-thread.ts';
export { FIRST_OF_FILE, STARTS_FROM, UNSURE, weighStart } from './units/weigh-start.ts';
