/** Breaks text into lines and pages as a typewriter would: every letter takes a cell, a tab goes on to the next stop. */

const TAB_STOP = 8;

export interface TextGrid {
  columns: number;
  /** Of a page. */
  lines: number;
}

/** A page is a list of lines. A form feed starts a new page; a long line goes on in the next. */
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

/** One form of line end; letters with their accents in one piece; nothing that can't be seen but spaces. */
function cleanText(text: string): string {
  return (
    text
      .replace(/^\ufeff/, '')
      .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
      // The last line's end, and a form feed after it, start no line and no page of their own.
      .replace(/\n?\f?\n?$/, '')
      .replaceAll('\u000b', '\n')
      .normalize('NFC')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '\ufffd')
  );
}

/** At a space where there is one in the second half of the line, else in the middle of the word. */
function* wrapLine(line: string, columns: number): Generator<string> {
  const letters = [...expandTabs(line)];
  let from = 0;
  while (letters.length - from > columns) {
    const space = letters.lastIndexOf(' ', from + columns);
    const breaksAt = space > from + columns / 2 ? space : from + columns;
    yield letters.slice(from, breaksAt).join('').trimEnd();
    from = breaksAt === space ? breaksAt + 1 : breaksAt;
  }
  yield letters.slice(from).join('').trimEnd();
}

function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let expanded = '';
  for (const letter of line) {
    expanded += letter === '\t' ? ' '.repeat(TAB_STOP - (expanded.length % TAB_STOP)) : letter;
  }
  return expanded;
}
