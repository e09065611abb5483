/**
 * Runs pieces of one file one after the other. A new piece aborts the one before: a browser that sends again
 * has abandoned its first request, even if the connection looks alive.
 */
export class PieceTurns {
  readonly #current = new Map<string, { cut: AbortController; done: Promise<void> }>();

  /** The signal of `work` is aborted when a newer piece arrives. */
  async take<Result>(uploadId: string, work: (cutOff: AbortSignal) => Promise<Result>): Promise<Result> {
    const before = this.#current.get(uploadId);
    before?.cut.abort();
    const cut = new AbortController();
    const result = (before?.done ?? Promise.resolve()).then(() => work(cut.signal));
    // The caller of the work gets its error; the next in turn ignores it.
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
