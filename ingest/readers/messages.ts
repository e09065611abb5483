import type { KnownReading } from '../known-images.ts';
import type { MachineFault } from '../machine-error.ts';
import type { PageRecord, Quarantine } from '../page-record.ts';
import type { ForcedSource } from '../read-open-page.ts';
import type { OpenedSource, OpenSettings } from '../sources/opened-source.ts';
import type { EngineSettings } from '../text/recognition/engines.ts';

/** What the pool asks of a reader process; one question at a time. */
export type Question =
  | ({ ask: 'open'; path: string } & OpenSettings)
  | {
      ask: 'page';
      path: string;
      pageIndex: number;
      force: ForcedSource | undefined;
      /** At a lower resolution: reading it at full resolution failed. */
      coarse: boolean;
    };

export type Answer =
  | { answer: 'ready' }
  /** Said on the way to an answer that takes long: another page made, another file unpacked. */
  | { answer: 'going-on' }
  | ({ answer: 'opened' } & OpenedSource)
  | { answer: 'quarantined'; quarantine: Quarantine }
  | { answer: 'page'; record: PageRecord }
  /** The machine failed: nothing was learned about the file or the page. */
  | { answer: 'machine'; fault: MachineFault; path: string | undefined }
  /** No answer yet, but a question back: is an image with this hash known? The page waits for the reply. */
  | { answer: 'sees'; pixels: string };

/** The pool's reply to `sees`; null where the image has to be read. */
export interface Reply {
  known: KnownReading | null;
}

/** What a reader process is told at its start, as JSON in its one argument. */
export interface ReaderSettings extends EngineSettings {
  /** Gives way to every other program of the machine. */
  background: boolean;
  /** A module whose `openRecognizer` takes the engine's place. */
  recognizer: string | undefined;
}
