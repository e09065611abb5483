import type { PageRecord, Quarantine } from '../page-record.ts';
import type { OpenedSource, OpenSettings } from '../sources/open-source.ts';
import type { OcrEngine } from '../text/engines.ts';

/** What the pool asks of a reader process; one question at a time. */
export type Question =
  | ({ ask: 'open'; path: string } & OpenSettings)
  | { ask: 'page'; path: string; pageIndex: number };

export type Answer =
  | { answer: 'ready' }
  /** Said on the way to an answer that takes long: another page made, another file unpacked. */
  | { answer: 'going-on' }
  | ({ answer: 'opened' } & OpenedSource)
  | { answer: 'quarantined'; quarantine: Quarantine }
  | { answer: 'page'; record: PageRecord };

/** What a reader process is told at its start, as JSON in its one argument. */
export interface ReaderSettings {
  engine: OcrEngine;
  languages: string[];
}
