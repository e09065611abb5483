/** A growable column of numbers by page key. Values that were never set are 0. */
export class NumberColumn<
  Numbers extends Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array,
> {
  readonly #make: (length: number) => Numbers;
  #numbers: Numbers;

  constructor(make: (length: number) => Numbers) {
    this.#make = make;
    this.#numbers = make(1024);
  }

  get(key: number): number {
    return this.#numbers[key] ?? 0;
  }

  set(key: number, value: number): void {
    if (key >= this.#numbers.length) {
      const longer = this.#make(Math.max(key + 1, this.#numbers.length * 2));
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers[key] = value;
  }
}
