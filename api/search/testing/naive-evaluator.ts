import { GAP_TERM, type Token } from '#ingest';
import type { Query, QueryNear, QueryTerm, QueryWord } from '../language/query.ts';

/** The positions covered, and where the words are in the text. */
interface Place {
  from: number;
  to: number;
  words: string[];
}

/**
 * Implements GRAMMAR.md in the simplest way: every possible match is listed, nothing is skipped or shared.
 * Undefined if the page does not match, else the places of its hits, sorted.
 */
export function evaluateNaively(query: Query, tokens: readonly Token[]): string[] | undefined {
  const places = evaluate(query, tokens);
  if (!places) return undefined;
  const hits = [...new Set(places.flatMap((place) => place.words))];
  return hits.filter((hit) => !hits.some((other) => other !== hit && isInside(hit, other))).sort();
}

function isInside(hit: string, other: string): boolean {
  const [from = 0, to = 0] = hit.split('-').map(Number);
  const [start = 0, end = 0] = other.split('-').map(Number);
  return start <= from && to <= end;
}

function evaluate(query: Query, tokens: readonly Token[]): Place[] | undefined {
  switch (query.kind) {
    case 'word':
      return some(listPlaces([query], tokens));
    case 'phrase':
      return some(listPlaces(query.words, tokens));
    case 'near':
      return some(evaluateNear(query, tokens));
    case 'and': {
      const parts = query.parts.map((part) => evaluate(part, tokens));
      return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? []);
    }
    case 'or': {
      const parts = query.parts.map((part) => evaluate(part, tokens));
      return parts.every((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? []);
    }
    case 'not':
      return evaluate(query.part, tokens) ? undefined : [];
    case 'field':
      throw new Error('Fields are not of the text.');
  }
}

function some(places: Place[]): Place[] | undefined {
  return places.length > 0 ? places : undefined;
}

function evaluateNear(query: QueryNear, tokens: readonly Token[]): Place[] {
  const left = evaluate(query.left, tokens) ?? [];
  const right = evaluate(query.right, tokens) ?? [];
  const gaps = tokens.filter(({ term }) => term === GAP_TERM).map(({ position }) => position);
  if (query.negated)
    return left.filter((one) => !right.some((other) => isNear(query, one, other, gaps) ?? true));
  return left.flatMap((one) =>
    right
      .filter((other) => isNear(query, one, other, gaps) ?? false)
      .map((other) => ({
        from: Math.min(one.from, other.from),
        to: Math.max(one.to, other.to),
        words: [...one.words, ...other.words],
      })),
  );
}

/** Undefined if the two overlap. */
function isNear(
  { within, ordered }: QueryNear,
  one: Place,
  other: Place,
  gaps: readonly number[],
): boolean | undefined {
  if (one.from < other.to && other.from < one.to) return undefined;
  const [first, last] = one.to <= other.from ? [one, other] : [other, one];
  if (gaps.some((gap) => first.to <= gap && gap < last.from)) return false;
  return last.from - first.to < within && !(ordered && first === other);
}

/** All term sequences that the words match, tried at every position of the page. */
function listPlaces(words: readonly QueryWord[], tokens: readonly Token[]): Place[] {
  let rows: QueryTerm[][] = [[]];
  for (const word of words) {
    rows = rows.flatMap((row) => word.alternatives.map((run) => [...row, ...run]));
  }
  return rows
    .flatMap((row) => listPaths(row, tokens))
    .map((path) => ({
      from: path[0]?.position ?? 0,
      to: (path.at(-1)?.position ?? 0) + (path.at(-1)?.span ?? 0),
      words: [`${path[0]?.start}-${path.at(-1)?.end}`],
    }));
}

function listPaths(row: QueryTerm[], tokens: readonly Token[]): Token[][] {
  let paths: Token[][] = [[]];
  for (const term of row) {
    paths = paths.flatMap((path) => {
      const last = path.at(-1);
      return tokens
        .filter((token) => !last || token.position === last.position + last.span)
        .filter((token) => isMeant(token.term, term))
        .map((token) => [...path, token]);
    });
  }
  return paths;
}

function isMeant(text: string, { term, match }: QueryTerm): boolean {
  if (match === 'exact') return text === term;
  if (match === 'fuzzy') return canBecome([...text], [...term], term.length < 8 ? 1 : 2);
  const form = term.replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${form}${match === 'prefix' ? '.*' : ''}$`, 'su').test(text);
}

/** The table of GRAMMAR.md, as far as the random words need it. */
const FREE = [
  'h b',
  'b 6',
  'h 6',
  '6 g',
  '7 1',
  'e f',
  'c g',
  '5 s',
  'o 0',
  'l 1',
  'l i',
  '1 i',
  'b 8',
  'z 2',
].concat(['rn m', 'cl d', 'vv w', 'ii u']);

function canBecome(read: string[], meant: string[], edits: number): boolean {
  if (edits < 0) return false;
  if (read.length === 0 || meant.length === 0) return read.length + meant.length <= edits;
  if (read[0] === meant[0] && canBecome(read.slice(1), meant.slice(1), edits)) return true;
  const isFree = FREE.flatMap((pair) => [pair.split(' '), pair.split(' ').reverse()]).some(
    ([one = '', other = '']) =>
      read.join('').startsWith(one) &&
      meant.join('').startsWith(other) &&
      canBecome(read.slice(one.length), meant.slice(other.length), edits),
  );
  return (
    isFree ||
    canBecome(read.slice(1), meant.slice(1), edits - 1) ||
    canBecome(read.slice(1), meant, edits - 1) ||
    canBecome(read, meant.slice(1), edits - 1)
  );
}
