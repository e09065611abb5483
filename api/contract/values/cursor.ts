/** A position in a text that advances over parsed parts. */
export class Cursor {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** Consumes and returns what a sticky pattern matches here; undefined if it does not match. */
  take(pattern: RegExp): string | undefined {
    return this.match(pattern)?.[0];
  }

  /** Like `take`, with the pattern's groups. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text) ?? undefined;
    if (match) this.at += match[0].length;
    return match;
  }

  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  /** Returns what a parser reads from the text here; if it reads nothing, the cursor stays. */
  try<T>(read: () => T | undefined): T | undefined {
    const from = this.at;
    const value = read();
    if (value === undefined) this.at = from;
    return value;
  }
}
