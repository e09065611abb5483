import { formatExemptionCode, isExemption } from '#contract/values/exemption-code.ts';
import { cutUnspaced } from '#ingest';
import type { Bound, FieldTest, Query, QueryNear, QueryTerm, QueryWord } from './query.ts';

/**
 * Writes a query in canonical form: parsed again, it is the same query. Other notations (`/5`, `!`, curly
 * quotes, spaces for AND) give the same result.
 */
export function writeQuery(query: Query): string {
  switch (query.kind) {
    case 'word':
      return writeWord(query);
    case 'phrase':
      return `"${query.words.map(writeForms).join(' ')}"`;
    case 'near':
      return `${inParentheses(query.left)} ${writeDistance(query)} ${inParentheses(query.right)}`;
    case 'and':
      return query.parts.map(inJoin).join(' AND ');
    case 'or':
      return query.parts
        .map((part) => (part.kind === 'near' ? inParentheses(part) : inJoin(part)))
        .join(' OR ');
    case 'not':
      return `NOT ${inJoin(query.part)}`;
    case 'field':
      return writeField(query.test);
  }
}

function writeField(test: FieldTest): string {
  switch (test.field) {
    case 'tag':
    case 'production':
    case 'batch':
    case 'passage':
      return `${test.field}:"${test.name}"`;
    case 'source':
      return `source:${test.source}`;
    case 'bates':
      return `bates:"${test.written}"`;
    case 'state':
      return `state:${test.state}`;
    case 'reviewed':
      return `reviewed:${test.reviewed}`;
    case 'seen':
      return `seen:${test.seen}`;
    case 'level':
      return `level:${test.level}`;
    case 'exemption':
      return `exemption:${test.asked}`;
    case 'confidence':
    case 'date':
      return test.field + writeBounds(test.bounds);
    default:
      return `${test.field}:${writeValue(test.value)}`;
  }
}

export function writeBounds(bounds: Bound[]): string {
  const [first, second] = bounds;
  if (!second) return `${first?.compare}${first?.value}`;
  return first?.value === second.value ? `:${second.value}` : `:${first?.value}..${second.value}`;
}

/** Exemption codes contain parentheses, and so need quotes after a field. */
function writeValue(value: Query): string {
  const written = writeQuery(value);
  return written.startsWith('(') ? `"${written}"` : written;
}

export function writeDistance({
  within,
  ordered,
  negated,
}: Pick<QueryNear, 'within' | 'ordered' | 'negated'>): string {
  return `${negated ? 'NOT ' : ''}${ordered ? 'pre' : 'w'}/${within}`;
}

/** Words and phrases need no parentheses. */
function inParentheses(query: Query): string {
  return query.kind === 'word' || query.kind === 'phrase' ? writeQuery(query) : `(${writeQuery(query)})`;
}

function inJoin(query: Query): string {
  return query.kind === 'and' || query.kind === 'or' ? inParentheses(query) : writeQuery(query);
}

/** Words that the language itself uses are quoted. */
function writeWord(word: QueryWord): string {
  const written = writeForms(word);
  return /^(?:and|or|not)$/u.test(written) ? `"${written}"` : written;
}

function writeForms({ alternatives }: QueryWord): string {
  const run = alternatives[0] ?? [];
  const isFuzzy = run.some(({ match }) => match === 'fuzzy');
  return writeCode(run) ?? run.map(writeTerm).reduce(joinForms) + (isFuzzy ? '~' : '');
}

/** With a hyphen, except for letters of a script without spaces between words. */
function joinForms(before: string, form: string): string {
  const isCut = cutUnspaced(before + form).length > cutUnspaced(before).length;
  return before + (isCut ? '' : '-') + form;
}

/** Exemption codes as people write them: (b)(5), (b)(7)(C). */
function writeCode(run: QueryTerm[]): string | undefined {
  const [act = '', digits = '', letter, ...more] = run.map(writeTerm);
  const isCode = more.length === 0 && isExemption(act, Number(digits), letter);
  return isCode ? formatExemptionCode(act, Number(digits), letter) : undefined;
}

/** `*` and `?` as they are typed. */
export function writeTerm({ term, match }: QueryTerm): string {
  return match === 'prefix' ? `${term}*` : term;
}
