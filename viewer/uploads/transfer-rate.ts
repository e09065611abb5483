/** Milliseconds over which the rate is averaged: long enough to be steady, short enough to follow changes. */
const SPAN = 10_000;

/** The recent rate of an upload. */
export class TransferRate {
  #sent: { at: number; bytes: number }[] = [];

  record(bytes: number, now: number): void {
    this.#sent = [...this.#sent.filter(({ at }) => at > now - SPAN), { at: now, bytes }];
  }

  /** Resets after a pause. */
  reset(): void {
    this.#sent = [];
  }

  /** Bytes per second; null until it can be measured. */
  get(now: number): number | null {
    const [first, ...rest] = this.#sent.filter(({ at }) => at > now - SPAN);
    if (!first || rest.length === 0 || now <= first.at) return null;
    return rest.reduce((sum, { bytes }) => sum + bytes, 0) / ((now - first.at) / 1000);
  }
}
