/** A place in a text that moves on over what is taken. */
export class Cursor {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** What a sticky pattern matches here, taken; undefined where it does not. */
  take(pattern: RegExp): string | undefined {
    return this.match(pattern)?.[0];
  }

  /** As `take`, with the pattern's groups. */
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

  /** What a reader makes of the text here; where it makes nothing of it, the cursor stays. */
  try<T>(read: () => T | undefined): T | undefined {
    const from = this.at;
    const value = read();
    if (value === undefined) this.at = from;
    return value;
  }
}
