import { normalizeTerm } from '#ingest';
import { UncoverError } from '../errors.ts';
import { echoQuery } from './echo-query.ts';
import type { Query, QueryTerm, QueryWord } from './query.ts';
import { type QuerySign, scanQuery } from './scan-query.ts';

/** Deep enough for any query that a person writes, shallow enough for FTS5, whose parser overflows at 40. */
const MOST_NESTING = 20;

/**
 * Parses a query:
 *
 *     query  = group { OR group } | group { [AND] group }
 *     group  = [NOT] ( word | "phrase" | ( query ) )
 *
 * Words that stand side by side are joined by AND. AND and OR at one level are refused, as people
 * and programs disagree on which binds first. Throws `query-syntax` with the place.
 */
export function parseQuery(text: string): Query {
  const signs = scanQuery(text);
  if (signs.length === 0) throw syntaxError('The query is empty. Type a word to look for.', 0);
  const reader = { signs, next: 0, nesting: 0, end: text.length };
  const query = parseLevel(reader);
  const left = reader.signs[reader.next];
  if (left) throw syntaxError('This parenthesis closes nothing. Remove it, or open one before it.', left.at);
  return query;
}

interface Reader {
  signs: QuerySign[];
  next: number;
  nesting: number;
  end: number;
}

function parseLevel(reader: Reader): Query {
  const parts = [parseGroup(reader)];
  const operators: { kind: 'and' | 'or'; at: number }[] = [];
  for (let sign = peek(reader); sign && sign.kind !== 'close'; sign = peek(reader)) {
    const written = sign.kind === 'and' || sign.kind === 'or';
    operators.push({ kind: sign.kind === 'or' ? 'or' : 'and', at: sign.at });
    if (written) reader.next += 1;
    parts.push(parseGroup(reader));
  }
  return joinParts(parts, operators);
}

function joinParts(parts: Query[], operators: { kind: 'and' | 'or'; at: number }[]): Query {
  const first = parts[0] as Query;
  const kind = operators[0]?.kind;
  if (!kind) return first;
  const other = operators.find((operator) => operator.kind !== kind);
  if (other) throw mixedOperators(parts, operators, other.at);
  return { kind, parts, at: first.at, end: (parts.at(-1) as Query).end };
}

/** Says both readings, so that the person can choose with parentheses. */
function mixedOperators(parts: Query[], operators: { kind: 'and' | 'or' }[], at: number): UncoverError {
  const readings = (['and', 'or'] as const).map((first) => echoQuery(bindFirst(first, parts, operators)));
  return syntaxError(
    `AND and OR stand side by side here. Use parentheses to say which you mean: ${readings.join(' — or — ')}`,
    at,
  );
}

function bindFirst(binding: 'and' | 'or', parts: Query[], operators: { kind: 'and' | 'or' }[]): Query {
  const groups: Query[][] = [[parts[0] as Query]];
  operators.forEach((operator, index) => {
    const part = parts[index + 1] as Query;
    if (operator.kind === binding) groups.at(-1)?.push(part);
    else groups.push([part]);
  });
  const bound = groups.map((group) => wrap(binding, group));
  return wrap(binding === 'and' ? 'or' : 'and', bound);
}

function wrap(kind: 'and' | 'or', parts: Query[]): Query {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  return { kind, parts, at: first?.at ?? 0, end: parts.at(-1)?.end ?? 0 };
}

function parseGroup(reader: Reader): Query {
  const sign = peek(reader);
  if (!sign) throw syntaxError('Something is missing at the end: a word or a phrase.', reader.end);
  reader.next += 1;
  switch (sign.kind) {
    case 'not': {
      const part = nested(reader, sign, () => parseGroup(reader));
      return { kind: 'not', part, at: sign.at, end: part.end };
    }
    case 'open':
      return nested(reader, sign, () => parseParentheses(reader, sign));
    case 'word':
      return toWord(sign.text, sign.at);
    case 'phrase':
      return toPhrase(sign);
    case 'close':
      throw syntaxError('There is nothing between these parentheses or before this one.', sign.at);
    default:
      throw syntaxError(`${sign.text.toUpperCase()} stands between two words; one is missing here.`, sign.at);
  }
}

function nested<Result>(reader: Reader, sign: QuerySign, parse: () => Result): Result {
  reader.nesting += 1;
  if (reader.nesting > MOST_NESTING)
    throw syntaxError('The query is nested too deep. Write it flatter.', sign.at);
  const result = parse();
  reader.nesting -= 1;
  return result;
}

function parseParentheses(reader: Reader, open: QuerySign): Query {
  const query = parseLevel(reader);
  if (peek(reader)?.kind !== 'close') {
    throw syntaxError('This parenthesis is never closed. Add one where the group ends.', open.at);
  }
  reader.next += 1;
  return query;
}

function peek(reader: Reader): QuerySign | undefined {
  return reader.signs[reader.next];
}

function toPhrase(sign: QuerySign): Query {
  const words = [...sign.text.matchAll(/\S+/gu)].flatMap((match) =>
    hasLetters(match[0]) ? [toWord(match[0], sign.at + 1 + match.index)] : [],
  );
  const [only] = words;
  if (!only) throw syntaxError('There is no word in this phrase.', sign.at);
  return words.length === 1 ? only : { kind: 'phrase', words, at: sign.at, end: sign.end };
}

function toWord(written: string, at: number): QueryWord {
  const prefix = written.endsWith('*');
  const parts = written.split(/[^\p{L}\p{N}\p{M}'’]+/u).flatMap((part) => normalizeTerm(part) || []);
  const last = parts.at(-1);
  if (last === undefined) throw syntaxError(`There is no letter or digit in “${written}”.`, at);
  const wild = written.slice(0, -1).search(/[*?]/u);
  if (wild >= 0) throw syntaxError('* can stand at the end of a word only.', at + wild);
  const apart = parts.map((term, index) => ({ term, prefix: prefix && index === parts.length - 1 }));
  return { kind: 'word', written, alternatives: withJoined(apart, prefix), at, end: at + written.length };
}

/** `opt-out` is also `optout`; `10-2674` stays two numbers, as the token stream has them. */
function withJoined(apart: QueryTerm[], prefix: boolean): QueryTerm[][] {
  const ofLetters = apart.every(({ term }) => /^\p{L}+$/u.test(term));
  if (apart.length === 1 || !ofLetters) return [apart];
  return [apart, [{ term: apart.map(({ term }) => term).join(''), prefix }]];
}

function hasLetters(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function syntaxError(message: string, position: number): UncoverError {
  return new UncoverError('query-syntax', message, { position });
}
