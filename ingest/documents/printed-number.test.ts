import { expect, it } from 'vitest';
import { buildBoundaryPage } from '../testing/builders/build-boundary-page.ts';
import { listLines } from './page-lines.ts';
import { listPrintedNumbers } from './printed-number.ts';

const numberOf = (text: string, y = 0.95) =>
  listPrintedNumbers(listLines(buildBoundaryPage([{ text, y }])))[0];

it.each([
  ['Page 3 of 12', { number: 3, of: 12, by: 'document', isSaid: true }],
  ['FAQ, rev. October 8, 2010, page 1 of 1', { number: 1, of: 1, by: 'document' }],
  ['Page 2', { number: 2, of: null, isSaid: true }],
  ['- 14 -', { number: 14, of: null, isSaid: true }],
  ['7', { number: 7, of: null, isSaid: false }],
  ['Secure Communities 3', { number: 3, isSaid: false }],
  ['2 TARRANT REGIONAL WATER DIST. v. HERRMANN', { number: 2, isSaid: false }],
  ['09/29/2010 16:41 FAX 4085550137 COUNTY COUNSEL 002/003', { number: 2, of: 3, by: 'fax' }],
  ['Case 17-3510, Document 1-1, 10/31/2017, 2161300, Page2 of 2', { number: 2, of: 2, by: 'court' }],
  ['Appeal: 17-2218 Doc: 17 Filed: 10/31/2017 Pg: 1 of 1', { number: 1, of: 1, by: 'court' }],
])('“%s” is a page’s number', (text, expected) => {
  expect(numberOf(text)).toMatchObject(expected);
});

it.each(['2010', 'Page 5 of 3', 'ICE FOIA 10-2674.0000012', '(b)(5)'])('“%s” is none', (text) => {
  expect(numberOf(text)).toBeUndefined();
});

it('a number in the middle of the page is not a page number', () => {
  expect(numberOf('Page 3 of 12', 0.5)).toBeUndefined();
});
