import { isUtf8 } from 'node:buffer';
import type { HiddenVariant } from './variant.ts';

/** Letters in a row of a hidden word that give it away; no word that is seen has them. */
const TELLING = 6;

/** Looks through outputs for hidden words, whole or in part, however they are spaced or split. */
export class WordWatch {
  /** Undefined where several variants have the letters. */
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

  /** `output`: what a reader would call the place where the text was found. */
  search(output: string, text: string): void {
    const letters = squeeze(text);
    for (let at = 0; at + TELLING <= letters.length; at += 1) {
      const name = this.#variantOf.get(letters.slice(at, at + TELLING));
      if (name !== undefined) this.note(name, output);
    }
  }

  /**
   * Looks through a file of any kind. In what is no text, letters apart from each other are no word: among the
   * millions of a picture's bytes every few letters of a word follow each other somewhere.
   */
  searchBytes(output: string, bytes: Buffer): void {
    if (isUtf8(bytes) && !bytes.includes(0)) {
      this.search(output, bytes.toString('utf8'));
      return;
    }
    // Letters of two bytes have a zero beside them.
    const letters = bytes.toString('latin1').replaceAll('\0', '');
    for (const [run] of letters.matchAll(/[a-z]{6,}/gi)) this.search(output, run);
  }

  note(variant: string, output: string): void {
    const outputs = this.#found.get(variant) ?? new Set();
    this.#found.set(variant, outputs.add(output));
  }

  /** Variants whose hidden words came out, with the outputs. */
  list(): { variant: string; outputs: string[] }[] {
    return [...this.#found]
      .map(([variant, outputs]) => ({ variant, outputs: [...outputs].sort() }))
      .sort((a, b) => a.variant.localeCompare(b.variant));
  }
}

function squeeze(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '');
}
