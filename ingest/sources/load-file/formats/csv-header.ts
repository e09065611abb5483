import type { DocumentField } from '#contract/intake/load-file.ts';
import { listCsvRows } from '../../tables/parse-csv.ts';
import { FIELD_ALIASES, foldColumn } from './field-aliases.ts';

/** What platforms put between the fields of a row, where it is not Concordance's signs. */
const SEPARATORS = [',', '|', '\t', ';'];
/** A header with hundreds of columns is far shorter. */
const LONGEST_HEADER = 16_384;

/**
 * The separator of a table that is a load file; undefined for any other text. Its header names a column of first
 * numbers and, beside it, one of paths or attachments: a table for people, such as an index of what was withheld,
 * has no such column.
 */
export function findCsvSeparator(text: string): string | undefined {
  const header = /[^\r\n]+/.exec(text.slice(0, LONGEST_HEADER))?.[0] ?? '';
  return SEPARATORS.find((separator) => {
    // The names are looked for only, whatever stands around them.
    const [columns] = listCsvRows(header.replaceAll('"', ''), separator);
    const names = new Set(columns?.values.map(foldColumn));
    const has = (field: DocumentField) => FIELD_ALIASES[field].some((alias) => names.has(alias));
    return has('beginBates') && LINKS.some(has);
  });
}

const LINKS = ['nativePath', 'textPath', 'beginAttachment'] as const;
