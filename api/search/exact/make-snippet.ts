import type { Match } from './span.ts';

export interface Snippet {
  text: string;
  /** Start and end of each match inside `text`, in UTF-16 units, and its term group. */
  marks: [number, number, number][];
}

/** Letters to show before and after the first match. */
const BEFORE = 90;
const AFTER = 150;

/** The words around the first match, in one line; the start of the page when nothing is to be marked. */
export function makeSnippet(
  text: string,
  matches: readonly Match[],
  groupOf: (match: Match) => number,
): Snippet {
  const first = matches[0]?.tokens[0];
  const from = first ? startOfWord(text, first.start - BEFORE) : 0;
  const to = endOfWord(text, (first?.end ?? 0) + AFTER);
  const head = from > 0 ? '… ' : '';
  const tail = to < text.length ? ' …' : '';
  // One space for one letter: offsets stay true.
  const middle = text.slice(from, to).replace(/\s/gu, ' ');
  const marks = matches.flatMap((match): [number, number, number][] => {
    const start = match.tokens[0]?.start ?? 0;
    const end = match.tokens.at(-1)?.end ?? 0;
    return start >= from && end <= to
      ? [[start - from + head.length, end - from + head.length, groupOf(match)]]
      : [];
  });
  return { text: head + middle + tail, marks };
}

function startOfWord(text: string, at: number): number {
  if (at <= 0) return 0;
  for (let space = at; space < text.length; space += 1) if (isSpace(text, space)) return space + 1;
  return at;
}

function endOfWord(text: string, at: number): number {
  if (at >= text.length) return text.length;
  for (let space = at - 1; space > 0; space -= 1) if (isSpace(text, space)) return space;
  return at;
}

function isSpace(text: string, at: number): boolean {
  return /\s/u.test(text.charAt(at));
}
