/** A line of a text file, and its number from 1, as shown in an editor. */
export interface NumberedLine {
  row: number;
  text: string;
}

/** A line that names a page is far shorter: longer ones are not parsed. */
export const LONGEST_LINE = 2000;

/**
 * Yields the lines of a text one after the other, with any line ends, so that a large file is not in memory
 * twice.
 */
export function* listLines(text: string): Generator<NumberedLine> {
  const ends = /\r\n|\n|\r/g;
  let row = 1;
  let from = 0;
  for (let end = ends.exec(text); end; end = ends.exec(text)) {
    yield { row, text: text.slice(from, end.index) };
    from = end.index + end[0].length;
    row += 1;
  }
  if (from < text.length) yield { row, text: text.slice(from) };
}
