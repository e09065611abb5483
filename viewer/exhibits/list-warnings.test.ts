import { expect, it } from 'vitest';
import type { ExhibitDocument } from '#contract/exhibits/exhibit.ts';
import { buildPage } from '../testing/build-page.ts';
import { listWarnings } from './list-warnings.ts';

const memo: ExhibitDocument = { documentId: 'd', kind: 'memo', title: null, date: null, pages: 2 };
const facts = { documents: new Map([['d', memo]]), sheets: new Set(['sheet']) };
const page = (change: Partial<ReturnType<typeof buildPage>>) => ({
  ...buildPage(1),
  documentId: 'd',
  batesSource: 'read' as const,
  status: 'read' as const,
  ...change,
});

it('an exhibit that contains a whole document has no warning', () => {
  expect(listWarnings([page({ pageId: 'a' }), page({ pageId: 'b' })], facts)).toEqual([]);
});

it('an exhibit that lacks pages of a document has a warning that names the document', () => {
  expect(listWarnings([page({ pageId: 'a' })], facts)).toEqual([
    { text: '1 of 2 pages of this document', incomplete: { ...memo, held: 1 } },
  ]);
});

it('placeholder sheets, blank pages and inferred numbers are counted', () => {
  const pages = [
    page({ pageId: 'sheet', status: 'blank' }),
    page({ pageId: 'b', status: 'blank', batesSource: 'inferred' }),
  ];
  expect(listWarnings(pages, facts).map(({ text }) => text)).toEqual([
    '1 page is a placeholder sheet',
    '1 page is blank',
    '1 Bates number is inferred',
  ]);
});
