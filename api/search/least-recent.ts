/** Keeps what was asked for last, up to a number of answers. */
export class LeastRecent<Value> {
  readonly #most: number;
  readonly #known = new Map<string, Value>();

  constructor(most: number) {
    this.#most = most;
  }

  find(name: string): Value | undefined {
    const value = this.#known.get(name);
    if (value === undefined) return undefined;
    this.#known.delete(name);
    this.#known.set(name, value);
    return value;
  }

  keep(name: string, value: Value): Value {
    this.#known.delete(name);
    this.#known.set(name, value);
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#most && oldest !== undefined) this.#known.delete(oldest);
    return value;
  }

  clear(): void {
    this.#known.clear();
  }
}
