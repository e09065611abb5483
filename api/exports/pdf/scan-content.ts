/** What a content stream calls by name, and whether it leaves the graphics state as it found it. */
export interface ContentScan {
  /** Every name in the stream, without the slash, `#xx` decoded. */
  names: Set<string>;
  /** `Q` operators that close a state the stream never opened. */
  unopened: number;
  /** `q` operators that are never closed. */
  unclosed: number;
}

const SPACES = new Set('\0\t\n\f\r ');
const DELIMITERS = new Set('()<>[]{}/%');
const isSpace = (c: string | undefined) => c !== undefined && SPACES.has(c);
const isRegular = (c: string | undefined) => c !== undefined && !SPACES.has(c) && !DELIMITERS.has(c);

/**
 * Reads a content stream, one byte a character (Latin-1), as a list of names and of `q` and `Q`.
 * Nothing else is interpreted: damaged operands do no harm.
 */
export function scanContent(content: string): ContentScan {
  const scan: ContentScan = { names: new Set(), unopened: 0, unclosed: 0 };
  let at = 0;
  while (at < content.length) {
    const c = content[at];
    if (c === '%') at = skipLine(content, at);
    else if (c === '(') at = skipString(content, at);
    else if (c === '<') at = content[at + 1] === '<' ? at + 2 : skipTo(content, '>', at);
    else if (c === '/') {
      const end = skipRegular(content, at + 1);
      scan.names.add(decodeName(content.slice(at + 1, end)));
      at = end;
    } else if (isRegular(c)) {
      const end = skipRegular(content, at);
      const operator = content.slice(at, end);
      at = operator === 'ID' ? skipInlineImage(content, end) : end;
      if (operator === 'q') scan.unclosed += 1;
      if (operator === 'Q') close(scan);
    } else at += 1;
  }
  return scan;
}

function close(scan: ContentScan): void {
  if (scan.unclosed > 0) scan.unclosed -= 1;
  else scan.unopened += 1;
}

function skipRegular(content: string, from: number): number {
  let at = from;
  while (isRegular(content[at])) at += 1;
  return at;
}

function skipLine(content: string, from: number): number {
  let at = from;
  while (at < content.length && content[at] !== '\n' && content[at] !== '\r') at += 1;
  return at;
}

function skipTo(content: string, mark: string, from: number): number {
  const found = content.indexOf(mark, from);
  return found < 0 ? content.length : found + mark.length;
}

/** Strings nest in balanced parentheses; a backslash takes the next character along. */
function skipString(content: string, from: number): number {
  let depth = 0;
  for (let at = from; at < content.length; at += 1) {
    const c = content[at];
    if (c === '\\') at += 1;
    else if (c === '(') depth += 1;
    else if (c === ')') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return content.length;
}

/** An inline image's bytes end at `EI` between white space; its bytes are no operators. */
function skipInlineImage(content: string, from: number): number {
  for (let at = content.indexOf('EI', from); at >= 0; at = content.indexOf('EI', at + 1)) {
    const after = content[at + 2];
    if (isSpace(content[at - 1]) && (after === undefined || isSpace(after))) return at + 2;
  }
  return content.length;
}

/** The characters of a name as written in a file, in which `#xx` stands for a byte. */
export function decodeName(name: string): string {
  return name.replace(/#([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
