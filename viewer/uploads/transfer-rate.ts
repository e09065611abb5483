/** Milliseconds that the pace is taken over: long enough to be calm, short enough to follow the line. */
const SPAN = 10_000;

/** How fast bytes go out, of late. */
export class TransferRate {
  #sent: { at: number; bytes: number }[] = [];

  note(bytes: number, now: number): void {
    this.#sent = [...this.#sent.filter(({ at }) => at > now - SPAN), { at: now, bytes }];
  }

  /** After a pause, what was before it tells nothing. */
  forget(): void {
    this.#sent = [];
  }

  /** Bytes a second; null until there is something to tell it by. */
  get(now: number): number | null {
    const [first, ...rest] = this.#sent.filter(({ at }) => at > now - SPAN);
    if (!first || rest.length === 0 || now <= first.at) return null;
    return rest.reduce((sum, { bytes }) => sum + bytes, 0) / ((now - first.at) / 1000);
  }
}
