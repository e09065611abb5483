/**
 * Breaks text into lines and pages as a typewriter would: every letter takes a cell, a tab moves to the next
 * stop.
 */

const TAB_STOP = 8;

export interface TextGrid {
  columns: number;
  /** Per page. */
  lines: number;
}

/**
 * Yields each page as a list of lines. A form feed starts a new page; a long line continues in the next, and
 * has more letters than there are columns only if a single token has.
 */
export function* layOutText(text: string, { columns, lines }: TextGrid): Generator<string[]> {
  for (const sheet of cleanText(text).split('\f')) {
    let page: string[] = [];
    for (const line of sheet.split('\n')) {
      for (const part of wrapLine(line, columns)) {
        if (page.length === lines) {
          yield page;
          page = [];
        }
        page.push(part);
      }
    }
    yield page;
  }
}

/** One form of line end; letters composed with their accents; no invisible characters except spaces. */
function cleanText(text: string): string {
  return (
    text
      .replace(/^\ufeff/, '')
      .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
      // The last line end, and a form feed after it, start no new line or page.
      .replace(/\n?\f?\n?$/, '')
      .replaceAll('\u000b', '\n')
      .normalize('NFC')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '\ufffd')
  );
}

/**
 * A longer run of letters and digits is data, such as a picture in an HTML file, and not a word that anyone
 * searches for.
 */
const LONGEST_TOKEN = 2000;
/** Characters that may join the letters on both sides into one token, and surrogate halves. */
const TIED = /[\p{L}\p{N}\p{M}\p{Cs}'’\-\u00ad\u2010\u2011\u2588]/u;

/** Breaks at spaces and between tokens, never inside one: a word in two halves would not be found. */
function* wrapLine(line: string, columns: number): Generator<string> {
  const text = expandTabs(line);
  let from = 0;
  while (text.length - from > columns) {
    const end = findBreak(text, from, columns);
    // Data is scanned once, and not again for each of its lines.
    const isData = end - from > LONGEST_TOKEN;
    for (let to = keepWhole(text, from + columns); isData && to < end; to = keepWhole(text, from + columns)) {
      yield text.slice(from, to);
      from = to;
    }
    yield text.slice(from, end).trimEnd();
    from = text[end] === ' ' ? end + 1 : end;
    if (from >= text.length) return;
  }
  yield text.slice(from).trimEnd();
}

/**
 * A space in the second half of the line, else a position between two tokens, else the end of a token that is
 * longer than a line.
 */
function findBreak(text: string, from: number, columns: number): number {
  const last = from + columns;
  const space = from + text.slice(from, last + 1).lastIndexOf(' ');
  if (space > from + columns / 2) return space;
  let at = last;
  while (at > from && !mayBreak(text, at)) at -= 1;
  if (at > from) return at;
  at = last + 1;
  while (at < text.length && !mayBreak(text, at)) at += 1;
  return at;
}

function mayBreak(text: string, at: number): boolean {
  return !(TIED.test(text[at - 1] ?? '') && TIED.test(text[at] ?? ''));
}

/** The position itself, or the next one if it is inside a surrogate pair. */
function keepWhole(text: string, at: number): number {
  return /^[\udc00-\udfff]/.test(text.slice(at, at + 1)) ? at + 1 : at;
}

function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let expanded = '';
  for (const letter of line) {
    expanded += letter === '\t' ? ' '.repeat(TAB_STOP - (expanded.length % TAB_STOP)) : letter;
  }
  return expanded;
}
