/**
 * Sanitizes the names that archives and e-mails give to their content, for the ledger. They come from
 * outside: they may climb out of a folder, name a drive, hide their extension, or be pages long. They are
 * displayed and never used as a path.
 */
export class InnerNames {
  readonly #given = new Set<string>();
  /** The number to try next for a name, so that thousands of equal names take no longer than others. */
  readonly #next = new Map<string, number>();
  readonly #clean: (raw: string) => string;

  constructor(clean: (raw: string) => string = toLedgerName) {
    this.#clean = clean;
  }

  /** Returns a name that is safe to display and unique in this container. */
  give(raw: string): string {
    const name = this.#clean(raw);
    let unique = name;
    let count = this.#next.get(name) ?? 2;
    for (; this.#given.has(unique); count += 1) unique = `${name} (${count})`;
    this.#next.set(name, count);
    this.#given.add(unique);
    return unique;
  }
}

const MOST_LETTERS = 300;
const SHOWN_OF_LONG = 140;
/**
 * Control characters, and marks that change the direction of writing, by which `fdp.exe` can be made to look
 * like `exe.pdf`.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
export const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Otherwise a name could control the terminal that displays it. */
export function showUnseen(raw: string): string {
  return raw.replace(UNSEEN, '\ufffd');
}

export function toLedgerName(raw: string): string {
  const parts = showUnseen(raw)
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => part.trim().replace(/^([A-Za-z]):$/, '$1'))
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  const name = [...parts.join('/')];
  if (name.length === 0) return 'unnamed';
  if (name.length <= MOST_LETTERS) return name.join('');
  return `${name.slice(0, SHOWN_OF_LONG).join('')}…${name.slice(-SHOWN_OF_LONG).join('')}`;
}
