/**
 * Lets pieces of one file come one after the other. A new one cuts off the one before: a browser
 * that sends again has given up on what it sent, though the connection may look alive.
 */
export class PieceTurns {
  readonly #current = new Map<string, { cut: AbortController; done: Promise<void> }>();

  /** `work` is told by its signal when it is cut off. */
  async take<Result>(uploadId: string, work: (cutOff: AbortSignal) => Promise<Result>): Promise<Result> {
    const before = this.#current.get(uploadId);
    before?.cut.abort();
    const cut = new AbortController();
    const result = (before?.done ?? Promise.resolve()).then(() => work(cut.signal));
    // Whoever asked for the work is told how it ended; the next in turn need not know.
    const done = result.then(
      () => undefined,
      () => undefined,
    );
    this.#current.set(uploadId, { cut, done });
    try {
      return await result;
    } finally {
      if (this.#current.get(uploadId)?.cut === cut) this.#current.delete(uploadId);
    }
  }
}
