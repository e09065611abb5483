import { MOST_TERMS, ReportTerm } from '#contract/reports/term-report.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { guessSeparator, parseCsv, UnmatchedQuote } from '#ingest';
import { UncoverError } from '../errors.ts';

/**
 * A list of terms: one a line, or CSV whose header has a column `term` and perhaps one `name`. In lines
 * quotes are the query's own; in CSV they are the file's, and a phrase is written """opt out""".
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

/** Undefined for what has no header. */
function parseTable(text: string): { term: string; name: string | null }[] | undefined {
  const table = text.trimStart();
  const [firstLine = '', ...others] = table.split(/\r\n|\r|\n/u);
  const separator = guessSeparator(table);
  const header = listCells(firstLine, separator)[0]?.map((cell) => cell.trim().toLowerCase()) ?? [];
  const term = header.indexOf('term');
  if (term < 0 || others.every((line) => line.trim() === '')) return undefined;
  const name = header.indexOf('name');
  return listCells(table, separator)
    .slice(1)
    .map((cells) => ({ term: cells[term] ?? '', name: cells[name]?.trim() || null }));
}

function listCells(text: string, separator: string): string[][] {
  try {
    return parseCsv(text, separator);
  } catch (error) {
    throw error instanceof UnmatchedQuote ? refuse(error.message) : error;
  }
}

function refuse(message: string): UncoverError {
  return new UncoverError('invalid-request', message);
}
