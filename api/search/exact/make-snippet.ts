import type { Token } from '#ingest';
import type { Match } from './span.ts';
import type { Hit } from './to-hits.ts';

export interface Snippet {
  text: string;
  /** The matches inside `text`, in order: start and end in UTF-16 units, the match, and its term group. */
  marks: { start: number; end: number; match: Match; group: number }[];
}

/** A range of the page's text, in UTF-16 units. */
interface Stretch {
  from: number;
  to: number;
}

/** Letters to show before and after a match: for a single range, and for each of two. */
const WIDE = { before: 90, after: 150 };
const NARROW = { before: 40, after: 90 };

const CUT = '…';

/**
 * The words around the place with the most different terms of the query, in one line; around two places if
 * one does not show all terms. The start of the page if nothing is to be marked.
 */
export function makeSnippet(
  text: string,
  hits: readonly Hit<Token>[],
  groupOf: (match: Match) => number,
): Snippet {
  const words = listWords(hits, groupOf);
  const stretches = words.length > 0 ? chooseStretches(words) : [{ from: 0, to: WIDE.after }];
  const snippet: Snippet = { text: '', marks: [] };
  for (const { from, to } of stretches) addStretch(snippet, text, words, from, to);
  return snippet;
}

interface Word extends Stretch {
  match: Match;
  group: number;
}

function listWords(hits: readonly Hit<Token>[], groupOf: (match: Match) => number): Word[] {
  return hits
    .flat()
    .map((match) => ({
      match,
      group: groupOf(match),
      from: match.tokens[0]?.start ?? 0,
      to: match.tokens.at(-1)?.end ?? 0,
    }))
    .sort((one, other) => one.from - other.from);
}

/** One range if it shows all terms that the page has, else two that together show the most. */
function chooseStretches(words: readonly Word[]): Stretch[] {
  const all = new Set(words.map(({ group }) => group));
  const wide = findBest(words, WIDE, all);
  if (wide.groups.size === all.size) return [wide];
  const first = findBest(words, NARROW, all);
  const second = findBest(words, NARROW, all.difference(first.groups));
  if (first.groups.union(second.groups).size <= wide.groups.size) return [wide];
  return joinTouching([first, second]);
}

interface Candidate extends Stretch {
  groups: Set<number>;
}

/** The first range around a match that shows the most of the wanted terms. */
function findBest(
  words: readonly Word[],
  { before, after }: typeof WIDE,
  wanted: ReadonlySet<number>,
): Candidate {
  let best: Candidate = { from: 0, to: 0, groups: new Set() };
  let start = 0;
  for (const word of words) {
    const [from, to] = [word.from - before, word.to + after];
    while ((words[start]?.from ?? Infinity) < from) start += 1;
    const groups = new Set<number>();
    for (let index = start; (words[index]?.from ?? Infinity) < to; index += 1) {
      const shown = words[index];
      if (shown && shown.to <= to && wanted.has(shown.group)) groups.add(shown.group);
    }
    if (groups.size > best.groups.size) best = { from, to, groups };
    if (best.groups.size === wanted.size) break;
  }
  return best;
}

function joinTouching(stretches: readonly Stretch[]): Stretch[] {
  const [first, second] = stretches.toSorted((one, other) => one.from - other.from);
  if (!first || !second) return [...stretches];
  return second.from <= first.to ? [{ from: first.from, to: second.to }] : [first, second];
}

function addStretch(snippet: Snippet, text: string, words: readonly Word[], from: number, to: number): void {
  const [start, end] = [startOfWord(text, from), endOfWord(text, to)];
  if (start > 0) snippet.text += snippet.text === '' ? `${CUT} ` : ' ';
  const shift = snippet.text.length - start;
  // One space for each character, so that offsets stay correct.
  snippet.text += text.slice(start, end).replace(/\s/gu, ' ');
  if (end < text.length) snippet.text += ` ${CUT}`;
  for (const { match, group, ...word } of words) {
    if (word.from < start || word.to > end) continue;
    snippet.marks.push({ start: word.from + shift, end: word.to + shift, match, group });
  }
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
