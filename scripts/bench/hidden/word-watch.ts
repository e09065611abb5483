import { isUtf8 } from 'node:buffer';
import type { HiddenVariant } from './variant.ts';

/** The number of consecutive letters of a hidden word that identify it; no visible word has them. */
const TELLING = 6;

/** Searches outputs for hidden words, whole or in part, however they are spaced or split. */
export class WordWatch {
  /** Undefined if several variants have the letters. */
  readonly #variantOf = new Map<string, string | undefined>();
  readonly #found = new Map<string, Set<string>>();

  constructor(variants: readonly HiddenVariant[]) {
    for (const { name, hidden } of variants) {
      for (const word of hidden.map(squeeze)) {
        for (let at = 0; at + TELLING <= word.length; at += 1)
          this.#learn(word.slice(at, at + TELLING), name);
      }
    }
  }

  #learn(letters: string, name: string): void {
    const isShared = this.#variantOf.has(letters) && this.#variantOf.get(letters) !== name;
    this.#variantOf.set(letters, isShared ? undefined : name);
  }

  /** `output`: a readable name for the place where the text was found. */
  search(output: string, text: string): void {
    const letters = squeeze(text);
    for (let at = 0; at + TELLING <= letters.length; at += 1) {
      const name = this.#variantOf.get(letters.slice(at, at + TELLING));
      if (name !== undefined) this.note(name, output);
    }
  }

  /**
   * Searches a file of any kind. In binary data, letters that are not adjacent do not count as a word: among
   * millions of bytes of an image, the letters of a word follow each other somewhere by chance.
   */
  searchBytes(output: string, bytes: Buffer): void {
    if (isUtf8(bytes) && !bytes.includes(0)) {
      this.search(output, bytes.toString('utf8'));
      return;
    }
    // Two-byte letters have a zero byte beside them.
    const letters = bytes.toString('latin1').replaceAll('\0', '');
    for (const [run] of letters.matchAll(/[a-z]{6,}/gi)) this.search(output, run);
  }

  note(variant: string, output: string): void {
    const outputs = this.#found.get(variant) ?? new Set();
    this.#found.set(variant, outputs.add(output));
  }

  /** Variants whose hidden words appeared, with the outputs. */
  list(): { variant: string; outputs: string[] }[] {
    return [...this.#found]
      .map(([variant, outputs]) => ({ variant, outputs: [...outputs].sort() }))
      .sort((a, b) => a.variant.localeCompare(b.variant));
  }
}

function squeeze(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '');
}
