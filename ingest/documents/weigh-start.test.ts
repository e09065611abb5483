import { describe, expect, it } from 'vitest';
import { buildBoundaryPage } from '../testing/builders/build-boundary-page.ts';
import type { BoundaryPage } from './boundary-page.ts';
import { lookAt } from './page-sight.ts';
import { STARTS_FROM, weighStart } from './weigh-start.ts';

const PROSE = [
  'The county was activated in May of last year and nobody asked the board beforehand.',
  'It learned of the program from a newspaper, and wrote to the office in the same week.',
  'The answer came in the autumn, and it did not say what the county had asked about.',
];
const FULL_PAGE = Array.from({ length: 9 }, () => PROSE).flat();
const EMAIL = [
  'From: Tolland, Rick',
  'Sent: Thursday, November 19, 2009 11:07 AM',
  'To: Castellan, Lorena',
  'Subject: Santa Clara call',
  'Lorena, the call with the county is tomorrow at ten.',
];

function weigh(before: BoundaryPage, page: BoundaryPage) {
  return weighStart(lookAt(before), lookAt(page));
}

const plain = buildBoundaryPage(FULL_PAGE);

describe('a document starts', () => {
  const starts: [string, BoundaryPage, BoundaryPage][] = [
    ['with the first page of a file', plain, buildBoundaryPage(PROSE, { pageIndex: 0 })],
    ['with an e-mail’s header near the top', plain, buildBoundaryPage(['Castellan, Lorena', ...EMAIL])],
    [
      'with an e-mail’s header whose labels are misread',
      plain,
      buildBoundaryPage([
        'Frorn: Tolland, Rick',
        'Sent: Thursday, November 19, 2009 4:52 PM',
        'T0: Pike',
        'Subjcct: x y',
      ]),
    ],
    [
      'with a memorandum’s TO, FROM and RE',
      plain,
      buildBoundaryPage(['TO: Field Office Directors', 'FROM: The Director', 'RE: Outreach', ...PROSE]),
    ],
    [
      'with a letterhead and a date',
      plain,
      buildBoundaryPage([
        'STATE OF ILLINOIS',
        'Office of the Director',
        'December 6, 2010',
        'Dear Ms. Tran:',
        ...PROSE,
      ]),
    ],
    [
      'with a fax cover',
      plain,
      buildBoundaryPage(['FACSIMILE TRANSMITTAL', 'County of Kane', 'two pages follow']),
    ],
    ['with page 1 of several', plain, buildBoundaryPage([...PROSE, { text: 'Page 1 of 4', y: 0.93 }])],
    [
      'with a sheet in place of pages',
      plain,
      buildBoundaryPage(['PAGE WITHHELD IN FULL PURSUANT TO', '(b)(5)']),
    ],
    [
      'with a page that its marks say is such a sheet',
      plain,
      buildBoundaryPage(['(b)(5)'], { isPlaceholder: true }),
    ],
    ['after such a sheet', buildBoundaryPage(['NON-RESPONSIVE', '2 pages removed']), plain],
    ['with a separator sheet', plain, buildBoundaryPage([{ text: 'TAB A', y: 0.45, x: 0.46, scale: 2 }])],
    ['after a separator sheet', buildBoundaryPage([{ text: 'TAB A', y: 0.45, x: 0.46, scale: 2 }]), plain],
    ['with the head of a press release', plain, buildBoundaryPage(['FOR IMMEDIATE RELEASE', ...PROSE])],
    ['with questions and answers', plain, buildBoundaryPage(['Frequently Asked Questions', ...PROSE])],
    [
      'with a court’s caption',
      plain,
      buildBoundaryPage([
        'UNITED STATES DISTRICT COURT',
        'SOUTHERN DISTRICT OF NEW YORK',
        'Smith v. Jones, No. 10-3488',
      ]),
    ],
    [
      'with page 1 by the court’s header, whatever came before',
      plain,
      buildBoundaryPage([
        { text: 'Case 17-3510, Document 1-1, 10/31/2017, 2161300, Page1 of 2', y: 0.02 },
        ...PROSE,
      ]),
    ],
    [
      'where the Bates prefix changes',
      buildBoundaryPage(FULL_PAGE, { bates: { prefixKey: 'ICE', number: 9 } }),
      buildBoundaryPage(FULL_PAGE, { bates: { prefixKey: 'FBI', number: 1 } }),
    ],
    [
      'after the last page of so many',
      buildBoundaryPage([...FULL_PAGE, { text: 'Page 2 of 2', y: 0.93 }]),
      buildBoundaryPage(['Removals by level', 'Fiscal year 2009 and 2010, all levels']),
    ],
    [
      'after a signature and copies',
      buildBoundaryPage([...PROSE, 'Sincerely,', 'Martin Hale', 'Sheriff', 'cc: Attorney General']),
      buildBoundaryPage(PROSE),
    ],
  ];
  it.each(starts)('%s', (_name, before, page) => {
    const { score, cues } = weigh(before, page);
    expect(cues.length).toBeGreaterThan(0);
    expect(score).toBeGreaterThanOrEqual(STARTS_FROM);
  });
});

describe('a page continues the one before', () => {
  const endsOpen = buildBoundaryPage([
    ...FULL_PAGE,
    'The agreement with the state makes the capability available to',
  ]);
  const goesOn: [string, BoundaryPage, BoundaryPage][] = [
    ['where nothing speaks for a start', plain, plain],
    [
      'where a sentence runs over',
      endsOpen,
      buildBoundaryPage(['every county that has asked for it in writing.', ...PROSE]),
    ],
    ['where it says that it is page 2', plain, buildBoundaryPage(['Page 2', 'June 22, 2010', ...PROSE])],
    [
      'where it is the next of so many pages, also with a date in its first lines',
      buildBoundaryPage([...PROSE, { text: 'Page 1 of 3', y: 0.93 }]),
      buildBoundaryPage(['As of June 22, 2010', ...PROSE, { text: 'Page 2 of 3', y: 0.93 }]),
    ],
    [
      'where its number follows between dashes',
      buildBoundaryPage([{ text: '- 3 -', y: 0.05 }, ...FULL_PAGE]),
      buildBoundaryPage([{ text: '- 4 -', y: 0.05 }, ...PROSE]),
    ],
    [
      'by the court’s header',
      buildBoundaryPage([
        ...PROSE,
        { text: 'Case: 20-1507 Document: 001176 Page: 3 Date Filed: 12/22/2020', y: 0.95 },
      ]),
      buildBoundaryPage([
        'UNITED STATES DISTRICT COURT',
        'Smith v. Jones',
        { text: 'Case: 20-1507 Document: 001176 Page: 4 Date Filed: 12/22/2020', y: 0.95 },
      ]),
    ],
    [
      'where an older message of the thread stands at its top',
      buildBoundaryPage(['Pike, Gordon', ...EMAIL]),
      buildBoundaryPage([
        'From: Castellan, Lorena',
        'Sent: Wednesday, November 18, 2009 5:30 PM',
        'To: Tolland, Rick',
        'Subject: RE: Santa Clara call',
      ]),
    ],
    [
      'where a sheet’s list of pages goes on',
      buildBoundaryPage(['DELETED PAGE INFORMATION SHEET', 'Page 1 ~ Duplicate;', 'Page 2 ~ Duplicate;']),
      buildBoundaryPage(['Page 3 ~ Duplicate;', 'Page 4 ~ b5;', 'X Deleted Page(s) X']),
    ],
    [
      'where it begins with the close of a letter',
      buildBoundaryPage(['June 22, 2010', 'Dear Madam Chair:', ...FULL_PAGE]),
      buildBoundaryPage(['Very truly yours,', 'Judith Arrowsmith']),
    ],
  ];
  it.each(goesOn)('%s', (_name, before, page) => {
    expect(weigh(before, page).score).toBeLessThan(STARTS_FROM);
  });

  it('and lists the reasons, with the weight of each cue', () => {
    const { cues } = weigh(plain, buildBoundaryPage(['Page 2', ...PROSE]));
    expect(cues).toContainEqual({ words: 'it says that it is page 2', weight: -4 });
  });
});

it('the first page of all starts a document', () => {
  expect(weighStart(null, lookAt(plain)).score).toBe(100);
});

it('a message that is newer than the one before it does not belong to that thread', () => {
  const newer = buildBoundaryPage([
    'From: Castellan, Lorena',
    'Sent: Friday, December 18, 2009 5:30 PM',
    'To: Tolland, Rick',
    'Subject: RE: Santa Clara call',
  ]);
  expect(weigh(buildBoundaryPage(EMAIL), newer).score).toBeGreaterThanOrEqual(STARTS_FROM);
});
