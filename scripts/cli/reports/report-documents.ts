import { toDocumentCsv } from '#api/exports/tables/document-csv.ts';
import { listDocumentRows } from '#api/reports/list-document-rows.ts';
import type { DocumentReport, DocumentRow } from '#contract/documents/document.ts';
import { describeBatesRange } from '#contract/values/bates-range.ts';
import { counted } from '#contract/values/counted.ts';
import { showUnseen } from '#ingest';
import { matterOption, productionOption, UsageError, type Words, withMatter } from '../command.ts';
import { printCsv, printJson, printText } from '../print.ts';

export const DOCUMENTS_HELP = `
documents  every document with its Bates range, kind, date, people and title, the document that it was attached to,
           and the reasons for its first page. To correct boundaries, use: documents split, documents join.

  --production NAME   only this production (default: the whole matter)
  --csv               print CSV, one row per document
  --json              print JSON, with all cues and their weights`;

export async function reportDocuments(words: Words): Promise<number> {
  if (words.values.csv && words.values.json) throw new UsageError('Use either --csv or --json.');
  const slug = matterOption(words);
  const documents = await withMatter(words, async ({ database }, matter) => {
    const productionId = await productionOption(words, database, matter);
    return Array.fromAsync(listDocumentRows(database, { matterId: matter.id, productionId, unsure: false }));
  });
  if (words.values.csv) printCsv(toDocumentCsv(documents));
  else if (words.values.json) printJson({ matter: slug, documents } satisfies DocumentReport);
  else printText(describeDocuments(documents));
  return 0;
}

function describeDocuments(documents: readonly DocumentRow[]): string {
  if (documents.length === 0) return 'Nothing has been read yet.\n';
  const pages = documents.reduce((sum, document) => sum + document.pages, 0);
  return [
    `${counted(documents.length, 'document')}, ${counted(pages, 'page')}`,
    ...documents.map((document) => `  ${showUnseen(describeDocument(document))}`),
    '',
  ].join('\n');
}

function describeDocument(document: DocumentRow): string {
  const { beginBates, endBates, controlNumber, pages, kind, date, title, from, parent } = document;
  const range = beginBates === null ? controlNumber : describeBatesRange(beginBates, endBates);
  const what = [
    kind,
    date,
    title === null ? null : `“${title}”`,
    from.length > 0 ? `from ${from.join('; ')}` : null,
  ];
  const family = parent === null ? '' : ` (attached to ${parent})`;
  return `${range}, ${counted(pages, 'page')}: ${what.filter((part) => part !== null).join(', ')}${family}`;
}
