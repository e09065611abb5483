import type { KnownRecognition } from '../known-images.ts';
import type { MachineFault } from '../machine-error.ts';
import type { PageRecord, Quarantine } from '../page-record.ts';
import type { ForcedSource } from '../read-open-page.ts';
import type { OpenedSource, OpenSettings } from '../sources/opened-source.ts';
import type { EngineSettings } from '../text/recognition/engines.ts';

/** A question of the pool to a reader process; only one at a time. */
export type Question =
  | ({ ask: 'open'; path: string } & OpenSettings)
  | {
      ask: 'page';
      path: string;
      pageIndex: number;
      force: ForcedSource | undefined;
      /** Read at a lower resolution, because reading at full resolution failed. */
      coarse: boolean;
    };

export type Answer =
  | { answer: 'ready' }
  /** Sent on the way to an answer that takes long: another page converted, another file unpacked. */
  | { answer: 'going-on' }
  | ({ answer: 'opened' } & OpenedSource)
  | { answer: 'quarantined'; quarantine: Quarantine }
  | { answer: 'page'; record: PageRecord }
  /** The machine failed: nothing was learned about the file or the page. */
  | { answer: 'machine'; fault: MachineFault; path: string | undefined }
  /** Not an answer but a question back: is an image with this hash known? The page waits for the reply. */
  | { answer: 'sees'; pixels: string };

/** The pool's reply to `sees`; null if the image has to be read. */
export interface Reply {
  known: KnownRecognition | null;
}

/** Settings of a reader process, passed at its start as JSON in its only argument. */
export interface ReaderSettings extends EngineSettings {
  /** Runs at a lower priority than every other program of the machine. */
  background: boolean;
  /** A module whose `openRecognizer` replaces the engine. */
  recognizer: string | undefined;
}
