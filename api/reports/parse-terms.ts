import { MOST_TERMS, ReportTerm } from '#contract/reports/term-report.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { guessSeparator, parseCsv, UnmatchedQuote } from '#ingest';
import { UncoverError } from '../errors.ts';
import { describeSyntaxError } from '../search/language/describe-syntax-error.ts';
import { parseQuery } from '../search/language/parse-query.ts';

/**
 * Parses a list of terms: one per line, or CSV whose header has a column `term` and perhaps one `name`. In
 * lines quotes belong to the query; in CSV they belong to the file, and a phrase is written """opt out""".
 */
export function parseTerms(text: string): ReportTerm[] {
  const plain = text.replace(/^\uFEFF/u, '');
  const terms = parseTable(plain) ?? plain.split(/\r\n|\r|\n/u).map((term) => ({ term, name: null }));
  const given = terms.filter(({ term }) => term.trim() !== '');
  if (given.length === 0) throw refuse('There is no term in the list. Write one a line.');
  if (given.length > MOST_TERMS) {
    throw refuse(`The list has ${formatNumber(given.length)} terms. A report takes ${MOST_TERMS}: split it.`);
  }
  return given.map((each, index) => {
    const parsed = ReportTerm.safeParse(each);
    if (!parsed.success) throw refuse(`Term ${index + 1} is too long, or its name is.`);
    return parsed.data;
  });
}

/** Undefined if there is no header. */
function parseTable(text: string): { term: string; name: string | null }[] | undefined {
  const table = text.trimStart();
  const [firstLine = '', ...others] = table.split(/\r\n|\r|\n/u);
  const separator = guessSeparator(table);
  const header = listHeader(firstLine, separator);
  const term = header.indexOf('term');
  if (term < 0 || others.every((line) => line.trim() === '')) return undefined;
  const name = header.indexOf('name');
  return listCells(table, separator)
    .slice(1)
    .map((cells) => ({ term: cells[term] ?? '', name: cells[name]?.trim() || null }));
}

/** None if the line is no CSV: a term may begin with a phrase, such as `"opt out" OR voluntary`. */
function listHeader(line: string, separator: string): string[] {
  try {
    return parseCsv(line, separator)[0]?.map((cell) => cell.trim().toLowerCase()) ?? [];
  } catch (error) {
    if (error instanceof UnmatchedQuote) return [];
    throw error;
  }
}

function listCells(text: string, separator: string): string[][] {
  try {
    return parseCsv(text, separator);
  } catch (error) {
    throw error instanceof UnmatchedQuote ? refuse(error.message) : error;
  }
}

/** At most this many errors are reported at a time. */
const MOST_FAULTS = 5;

/**
 * Throws if terms cannot be parsed, with the reason for each: a report without them would count too little.
 */
export function refuseFaultyTerms(terms: readonly ReportTerm[]): void {
  const faults = terms.flatMap(({ term }, index) => {
    const fault = findFault(term);
    return fault === undefined ? [] : [`Term ${index + 1}, “${term}”: ${fault}`];
  });
  if (faults.length === 0) return;
  const more = faults.length > MOST_FAULTS ? [`${formatNumber(faults.length - MOST_FAULTS)} more.`] : [];
  const head = `${formatNumber(faults.length)} of ${counted(terms.length, 'term')} cannot be searched for. Correct or remove ${faults.length === 1 ? 'it' : 'them'}.`;
  throw refuse([head, ...faults.slice(0, MOST_FAULTS), ...more].join('\n'));
}

function findFault(term: string): string | undefined {
  try {
    parseQuery(term);
    return undefined;
  } catch (error) {
    if (error instanceof UncoverError && error.code === 'query-syntax') return describeSyntaxError(error);
    throw error;
  }
}

function refuse(message: string): UncoverError {
  return new UncoverError('invalid-request', message);
}
