import type { UncoverError } from '../../errors.ts';
import { isAmbiguous, toSyntaxError } from './ambiguity.ts';
import { joinNear } from './join-near.ts';
import { joinParts } from './join-parts.ts';
import { parseField } from './parse-field.ts';
import { toPhrase, toWord } from './parse-words.ts';
import type { Operand, Operator, Part, Step } from './part.ts';
import { listQueryFields, listQueryWords, type Query } from './query.ts';
import { type QuerySign, scanQuery } from './scan-query.ts';
import { replaceAt, syntaxError } from './syntax-error.ts';

/** Deep enough for any query that a person writes, shallow enough for FTS5, whose parser overflows at 40. */
const MOST_NESTING = 20;
/** Each word with a * inside, a ? or a ~ requires a scan of all words of the matter. */
const MOST_INEXACT_WORDS = 40;
/** Each requires a scan of all pages, or of all that load files say. */
const MOST_FIELDS = 40;

/**
 * Parses a query; GRAMMAR.md describes the language. Throws `query-syntax` with the position and a
 * correction; an ambiguous query is refused with its interpretations.
 */
export function parseQuery(text: string): Query {
  const signs = scanQuery(text);
  if (signs.length === 0) throw syntaxError('The query is empty. Type a word to look for.', 0);
  const reader = { text, signs, next: 0, nesting: 0, end: text.length };
  const query = parseLevel(reader);
  const left = reader.signs[reader.next];
  if (left) {
    throw syntaxError('This parenthesis closes nothing. Remove it, or open one before it.', left.at, [
      replaceAt(text, left.at, left.end, '').trim(),
    ]);
  }
  refuseTooMuch(query);
  return query;
}

interface Reader {
  text: string;
  signs: QuerySign[];
  next: number;
  nesting: number;
  end: number;
}

function parseLevel(reader: Reader): Query {
  const parts = [parsePart(reader)];
  const operators: Operator[] = [];
  for (let sign = peek(reader); sign && sign.kind !== 'close'; sign = peek(reader)) {
    const written = sign.kind === 'and' || sign.kind === 'or';
    operators.push({ kind: sign.kind === 'or' ? 'or' : 'and', written, at: sign.at });
    if (written) reader.next += 1;
    parts.push(parsePart(reader));
  }
  const level = joinParts(parts, operators);
  if (isAmbiguous(level)) throw toSyntaxError(reader.text, level);
  return level;
}

function parsePart(reader: Reader): Part {
  const sign = peek(reader);
  if (sign?.kind === 'not') {
    reader.next += 1;
    const { query: part, to } = nested(reader, sign, () => parsePart(reader));
    const query: Query = { kind: 'not', part, at: sign.at, end: part.end };
    return { query, bareNear: undefined, from: sign.at, to };
  }
  const left = parseOperand(reader);
  const steps: Step[] = [];
  for (let next = takeDistance(reader); next; next = takeDistance(reader)) {
    steps.push({ ...next, right: parseOperand(reader) });
  }
  const part = joinNear(left, steps);
  if (isAmbiguous(part)) throw toSyntaxError(reader.text, part);
  return part;
}

function parseOperand(reader: Reader): Operand {
  const from = peek(reader)?.at ?? reader.end;
  const query = parseOperandQuery(reader);
  return { query, from, to: reader.signs[reader.next - 1]?.end ?? from };
}

/** `w/5` or `NOT w/5`. */
function takeDistance(reader: Reader) {
  const negated = peek(reader)?.kind === 'not';
  const sign = reader.signs[reader.next + (negated ? 1 : 0)];
  if (sign?.kind !== 'near') return undefined;
  reader.next += negated ? 2 : 1;
  return { sign, negated };
}

function parseOperandQuery(reader: Reader): Query {
  const sign = peek(reader);
  if (!sign) throw syntaxError('Something is missing at the end: a word or a phrase.', reader.end);
  reader.next += 1;
  switch (sign.kind) {
    case 'open':
      return nested(reader, sign, () => parseParentheses(reader, sign));
    case 'word':
      return toWord(sign.text, sign.at);
    case 'phrase':
      return toPhrase(sign.text, sign.at + (sign.text.length < sign.end - sign.at ? 1 : 0), sign);
    case 'field':
      return parseField(sign);
    case 'close':
      throw syntaxError('There is nothing between these parentheses or before this one.', sign.at);
    default:
      throw nothingBefore(reader.text, sign, reader.signs[reader.next - 2]);
  }
}

/** `not pre/2 voluntary`: the missing word may be there, parsed as an operator. */
function nothingBefore(text: string, sign: QuerySign, before: QuerySign | undefined): UncoverError {
  const operator = [sign, before].find((each) => ['and', 'or', 'not'].includes(each?.kind ?? ''));
  const quoted = operator && `"${operator.text.toLowerCase()}"`;
  const mend = quoted ? ` For the word itself write ${quoted}, in quotes.` : '';
  const interpretations = quoted ? [replaceAt(text, operator.at, operator.end, quoted)] : [];
  const name = sign.kind === 'near' ? sign.text : sign.text.toUpperCase();
  return syntaxError(
    `${name} stands between two words; one is missing here.${mend}`,
    sign.at,
    interpretations,
  );
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
    throw syntaxError('This parenthesis is never closed. Add one where the group ends.', open.at, [
      `${reader.text.trimEnd()})`,
    ]);
  }
  reader.next += 1;
  return query;
}

function peek(reader: Reader): QuerySign | undefined {
  return reader.signs[reader.next];
}

function refuseTooMuch(query: Query): void {
  const inexact = listQueryWords(query).filter((word) =>
    word.alternatives.flat().some(({ match }) => match === 'wild' || match === 'fuzzy'),
  );
  const word = inexact[MOST_INEXACT_WORDS];
  if (word) {
    throw syntaxError(
      `More than ${MOST_INEXACT_WORDS} words have ?, ~, or a * that is not at their end. Split the query.`,
      word.at,
    );
  }
  const field = listQueryFields(query)[MOST_FIELDS];
  if (field) throw syntaxError(`There are more than ${MOST_FIELDS} fields here. Split the query.`, field.at);
}
