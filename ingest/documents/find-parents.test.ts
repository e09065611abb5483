import { expect, it } from 'vitest';
import { buildBoundaryPage } from '../testing/builders/build-boundary-page.ts';
import type { BoundaryPage } from './boundary-page.ts';
import { readFacts } from './facts/read-facts.ts';
import { ParentFinder } from './find-parents.ts';
import { lookAt } from './page-sight.ts';

function parentsOf(pages: BoundaryPage[]): (string | null)[] {
  const finder = new ParentFinder();
  return pages.map((page, index) => {
    const first = lookAt(page);
    return finder.next({ id: `document ${index}`, facts: readFacts(first, first), first, last: first });
  });
}

const email = (attachments: string) =>
  buildBoundaryPage([
    'From: Castellan, Lorena',
    'Sent: Thursday, November 19, 2009 4:52 PM',
    'To: Tolland, Rick',
    'Subject: the call',
    `Attachments: ${attachments}`,
    'Rick, attached are the points.',
  ]);
const points = buildBoundaryPage(['SC Talking Points 11-19-09', 'Cleared by Public Affairs']);
const memo = buildBoundaryPage(['DRAFT v1', 'Options for those that ask to leave', 'You asked.']);

it('a document with the name of a file that an e-mail attaches belongs to its family', () => {
  expect(parentsOf([email('SC Talking Points 11-19-09.doc'), points])).toEqual([null, 'document 0']);
});

it('several attachments follow one after the other', () => {
  const both = email('SC Talking Points 11-19-09.doc; Options v1.doc');
  expect(parentsOf([both, points, memo])).toEqual([null, 'document 0', 'document 0']);
});

it('a document with another name is not an attachment, nor is one that comes after it', () => {
  expect(parentsOf([email('SC Talking Points 11-19-09.doc'), memo, points])).toEqual([null, null, null]);
});

it('the next pages of a fax are what the cover sends', () => {
  const cover = buildBoundaryPage([
    { text: '09/29/2010 16:41 FAX 4085550137 COUNSEL 001/003', y: 0.03 },
    'FACSIMILE TRANSMITTAL',
    'Please see the letter that follows.',
  ]);
  const letter = buildBoundaryPage([
    { text: '09/29/2010 16:41 FAX 4085550137 COUNSEL 002/003', y: 0.03 },
    'Dear Ms. Tran:',
  ]);
  const other = buildBoundaryPage([
    { text: '09/29/2010 16:41 FAX 4085550137 COUNSEL 002/009', y: 0.03 },
    'Dear Ms. Tran:',
  ]);
  expect(parentsOf([cover, letter])).toEqual([null, 'document 0']);
  expect(parentsOf([cover, other])).toEqual([null, null]);
});
