import type { DecisionDraft, DecisionResult } from '#contract/review/decision.ts';
import { ConnectionLost, hasCode, messageOf } from '../server/call-failed.ts';
import {
  forgetKept,
  type KeepStorage,
  type KeptDecision,
  keep,
  listKept,
  newRequest,
} from './kept-decisions.ts';

export interface DecisionOutboxOptions {
  /** Of the entries of a person and matter in the storage. */
  prefix: string;
  storage: KeepStorage;
  send: (draft: DecisionDraft) => Promise<DecisionResult>;
  undo: (eventId: number) => Promise<unknown>;
  /** All decisions that had to wait are with the server. */
  onCaughtUp: (sent: SentLater) => void;
}

export interface SentLater {
  sent: number;
  /** Of these, those that do not count on their page, because somebody else says otherwise. */
  overruled: number;
}

export interface Waiting {
  waiting: number;
  /** Some of them are lost if the tab is closed, because the browser's storage is full. */
  isStorageFull: boolean;
  /** Why the server refused decisions that had waited, one message for each. */
  refusals: readonly string[];
}

/** The decision is kept, and is sent when the matter is opened next. */
export class KeptForLater extends Error {}

/** Milliseconds between two attempts without a connection. */
const PAUSE = 2000;

/**
 * Sends decisions one after another. Each is in the browser's storage from the press of the key until the server
 * has answered, so that a lost connection, a reload or an expired session loses none. The server records a
 * decision once, however often it is sent.
 */
export class DecisionOutbox {
  readonly #options: DecisionOutboxOptions;
  readonly #listeners = new Set<() => void>();
  #entries: readonly KeptDecision[] = [];
  /** Ids of the decisions that could not be sent when they were made. */
  readonly #late = new Set<string>();
  /** Ids of the decisions that the storage did not take. */
  readonly #unkept = new Set<string>();
  #state: Waiting = { waiting: 0, isStorageFull: false, refusals: [] };
  #sentLater: SentLater = { sent: 0, overruled: 0 };
  #last: Promise<unknown> = Promise.resolve();
  #isOpen = false;
  #endPause: () => void = () => undefined;

  constructor(options: DecisionOutboxOptions) {
    this.#options = options;
  }

  /** Sends what an earlier visit left. */
  open(): void {
    this.#isOpen = true;
    window.addEventListener('online', this.retry);
    const { storage, prefix } = this.#options;
    this.#entries = listKept(storage, prefix);
    for (const entry of this.#entries) {
      this.#late.add(idOf(entry));
      if (entry.refusal === null) this.#enqueue(() => this.#deliver(entry)).catch(() => undefined);
    }
    this.#changed();
  }

  /** What is not sent yet stays in the storage. */
  close(): void {
    this.#isOpen = false;
    window.removeEventListener('online', this.retry);
    this.#endPause();
  }

  /** Keeps a decision and sends it. Rejects if the server refuses it. */
  add(said: DecisionDraft): { requestId: string; result: Promise<DecisionResult> } {
    const request = newRequest(new Date());
    const entry: KeptDecision = { draft: { ...said, request }, isUndone: false, refusal: null };
    this.#put(entry);
    return { requestId: request.id, result: this.#enqueue(() => this.#deliver(entry)) };
  }

  /**
   * Sends something else after the decisions before it. It is refused while decisions wait: only decisions about one
   * page can wait with them.
   */
  async run<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    if (this.#state.waiting > 0)
      throw new Error('Decisions wait to be sent. Try again when the connection is back.');
    return this.#enqueue(request);
  }

  /** Takes back a decision that waits. False if it does not wait. */
  takeBack(requestId: string): boolean {
    const entry = this.#find(requestId);
    if (!entry || !this.#late.has(requestId) || entry.refusal !== null) return false;
    this.#put({ ...entry, isUndone: true });
    return true;
  }

  readonly retry = (): void => this.#endPause();

  readonly sendRefusedAgain = (): void => {
    for (const refused of this.#entries.filter(({ refusal }) => refusal !== null)) {
      const entry = { ...refused, refusal: null };
      this.#put(entry);
      this.#enqueue(() => this.#deliver(entry)).catch(() => undefined);
    }
  };

  readonly discardRefused = (): void => {
    for (const entry of this.#entries.filter(({ refusal }) => refusal !== null)) this.#remove(entry);
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): Waiting => this.#state;

  #enqueue<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    const sent = this.#last.then(request);
    // A failed request must not block the next ones. Its own caller reports it.
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  async #deliver(entry: KeptDecision): Promise<DecisionResult> {
    for (;;) {
      if (!this.#isOpen) throw new KeptForLater();
      try {
        return await this.#sendOnce(entry);
      } catch (error) {
        // The screen for signing in opens, and this matter after it.
        if (hasCode(error, 'not-signed-in')) throw new KeptForLater();
        if (!(error instanceof ConnectionLost)) throw this.#refused(entry, error);
      }
      for (const { draft } of this.#entries) this.#late.add(draft.request.id);
      this.#changed();
      await this.#pause();
    }
  }

  async #sendOnce(entry: KeptDecision): Promise<DecisionResult> {
    const { send, undo } = this.#options;
    const result = await send(entry.draft);
    const isUndone = this.#find(idOf(entry))?.isUndone === true;
    if (isUndone && result.eventId !== null) await undo(result.eventId);
    if (this.#late.has(idOf(entry))) {
      const { sent, overruled } = this.#sentLater;
      const isOverruled = !isUndone && isUnlike(entry.draft, result);
      this.#sentLater = { sent: sent + 1, overruled: overruled + Number(isOverruled) };
    }
    this.#remove(entry);
    return result;
  }

  /** A decision that had to wait is never dropped without its person. */
  #refused(entry: KeptDecision, error: unknown): unknown {
    if (this.#late.has(idOf(entry))) this.#put({ ...entry, refusal: messageOf(error) });
    else this.#remove(entry);
    return error;
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PAUSE);
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #find(requestId: string): KeptDecision | undefined {
    return this.#entries.find((entry) => idOf(entry) === requestId);
  }

  #put(entry: KeptDecision): void {
    const { storage, prefix } = this.#options;
    const isKnown = this.#find(idOf(entry)) !== undefined;
    this.#entries = isKnown
      ? this.#entries.map((other) => (idOf(other) === idOf(entry) ? entry : other))
      : [...this.#entries, entry];
    if (keep(storage, prefix, entry)) this.#unkept.delete(idOf(entry));
    else this.#unkept.add(idOf(entry));
    // Behind those that wait, it waits too.
    if (this.#state.waiting > 0) this.#late.add(idOf(entry));
    this.#changed();
  }

  #remove(entry: KeptDecision): void {
    const { storage, prefix } = this.#options;
    this.#entries = this.#entries.filter((other) => idOf(other) !== idOf(entry));
    this.#late.delete(idOf(entry));
    this.#unkept.delete(idOf(entry));
    forgetKept(storage, prefix, entry);
    this.#changed();
  }

  #changed(): void {
    const late = this.#entries.filter((entry) => this.#late.has(idOf(entry)));
    const refusals = late.flatMap(({ refusal }) => refusal ?? []);
    const waiting = late.length - refusals.length;
    const isStorageFull = late.some((entry) => this.#unkept.has(idOf(entry)));
    const before = this.#state;
    const isSame = before.waiting === waiting && before.isStorageFull === isStorageFull;
    if (isSame && before.refusals.join() === refusals.join()) return;
    this.#state = { waiting, isStorageFull, refusals };
    for (const listener of this.#listeners) listener();
    if (waiting > 0 || this.#sentLater.sent === 0) return;
    const sentLater = this.#sentLater;
    this.#sentLater = { sent: 0, overruled: 0 };
    this.#options.onCaughtUp(sentLater);
  }
}

const idOf = ({ draft }: KeptDecision): string => draft.request.id;

/** Whether the page is not as its person says. */
function isUnlike({ tagId, answer, target }: DecisionDraft, { carryingPageIds }: DecisionResult): boolean {
  if (tagId === null || target.kind !== 'pages') return false;
  const carries = target.pageIds.some((pageId) => carryingPageIds.includes(pageId));
  if (answer === 'yes') return !carries;
  return carries && (answer === 'no' || answer === 'take-off');
}
