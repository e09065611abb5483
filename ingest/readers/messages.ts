import type { PageRecord, Quarantine } from '../page-record.ts';
import type { ForcedSource } from '../read-page.ts';
import type { OcrEngine } from '../text/engines.ts';

/** What the pool asks of a reader process; one question at a time. */
export type Question =
  | { ask: 'open'; path: string }
  | { ask: 'page'; path: string; pageIndex: number; force: ForcedSource | undefined };

export type Answer =
  | { answer: 'ready' }
  | { answer: 'opened'; pageCount: number }
  | { answer: 'quarantined'; quarantine: Quarantine }
  | { answer: 'page'; record: PageRecord };

/** What a reader process is told at its start, as JSON in its one argument. */
export interface ReaderSettings {
  engine: OcrEngine;
  languages: string[];
  /** Gives way to every other program of the machine. */
  background: boolean;
}
