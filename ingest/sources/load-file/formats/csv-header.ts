import type { DocumentField } from '#contract/intake/load-file.ts';
import { listCsvRows } from '../../tables/parse-csv.ts';
import { FIELD_ALIASES, foldColumn } from './field-aliases.ts';

/** Separators that platforms use between the fields of a row, other than Concordance's. */
const SEPARATORS = [',', '|', '\t', ';'];
/** Even a header with hundreds of columns is far shorter. */
const LONGEST_HEADER = 16_384;

/**
 * The separator of a table that is a load file; undefined for any other text. The header of a load file names
 * a column of first numbers and one of paths or attachments: a table for people, such as a Vaughn index, has
 * no such column.
 */
export function findCsvSeparator(text: string): string | undefined {
  const header = /[^\r\n]+/.exec(text.slice(0, LONGEST_HEADER))?.[0] ?? '';
  return SEPARATORS.find((separator) => {
    // Only the names matter, whatever is around them.
    const [columns] = listCsvRows(header.replaceAll('"', ''), separator);
    const names = new Set(columns?.values.map(foldColumn));
    const has = (field: DocumentField) => FIELD_ALIASES[field].some((alias) => names.has(alias));
    return has('beginBates') && LINKS.some(has);
  });
}

const LINKS = ['nativePath', 'textPath', 'beginAttachment'] as const;
