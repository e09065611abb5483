import type { PageRecord, Quarantine } from '../page-record.ts';
import type { EngineSettings } from '../text/engines.ts';

/** What the pool asks of a reader process; one question at a time. */
export type Question = { ask: 'open'; path: string } | { ask: 'page'; path: string; pageIndex: number };

export type Answer =
  | { answer: 'ready' }
  | { answer: 'opened'; pageCount: number }
  | { answer: 'quarantined'; quarantine: Quarantine }
  | { answer: 'page'; record: PageRecord };

/** What a reader process is told at its start, as JSON in its one argument. */
export type ReaderSettings = EngineSettings;
