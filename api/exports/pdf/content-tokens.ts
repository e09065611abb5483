/** A token of a content stream. `other` is punctuation of arrays and dictionaries. */
export interface Token {
  kind: 'operator' | 'operand' | 'name' | 'string' | 'comment' | 'inline-image' | 'other';
  start: number;
  end: number;
}

const SPACES = new Set('\0\t\n\f\r ');
const DELIMITERS = new Set('()<>[]{}/%');
const isSpace = (c: string | undefined) => c !== undefined && SPACES.has(c);
const isRegular = (c: string | undefined) => c !== undefined && !SPACES.has(c) && !DELIMITERS.has(c);
/** Numbers and the three keywords that are values. */
const VALUE = /^(?:[-+.\d].*|true|false|null)$/;

/** Splits a content stream, one character per byte (Latin-1), into tokens. Damaged operands do no harm. */
export function* listTokens(content: string): Generator<Token> {
  let at = 0;
  while (at < content.length) {
    if (isSpace(content[at])) {
      at += 1;
      continue;
    }
    const token = readToken(content, at);
    yield token;
    at = token.end;
    if (token.kind !== 'operator' || content.slice(token.start, token.end) !== 'ID') continue;
    const end = skipInlineImage(content, at);
    yield { kind: 'inline-image', start: at, end };
    at = end;
  }
}

function readToken(content: string, start: number): Token {
  const c = content[start];
  if (c === '%') return { kind: 'comment', start, end: skipLine(content, start) };
  if (c === '(') return { kind: 'string', start, end: skipString(content, start) };
  if (c === '<' && content[start + 1] !== '<')
    return { kind: 'string', start, end: skipTo(content, '>', start) };
  if (c === '<' || (c === '>' && content[start + 1] === '>')) return { kind: 'other', start, end: start + 2 };
  if (c === '/') return { kind: 'name', start, end: skipRegular(content, start + 1) };
  if (!isRegular(c)) return { kind: 'other', start, end: start + 1 };
  const end = skipRegular(content, start);
  return { kind: VALUE.test(content.slice(start, end)) ? 'operand' : 'operator', start, end };
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

/** Strings nest in balanced parentheses; a backslash escapes the next character. */
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

/** The characters of a name as written in a file, in which `#xx` is a byte. */
export function decodeName(name: string): string {
  return name.replace(/#([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
