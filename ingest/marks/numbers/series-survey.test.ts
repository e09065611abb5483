import { describe, expect, it } from 'vitest';
import type { BatesCandidate } from '../../page-record.ts';
import { listOtherNumbers } from './list-other-numbers.ts';
import type { NumberedPage } from './number-series.ts';
import { SeriesSurvey } from './series-survey.ts';

function candidate(verbatim: string): BatesCandidate {
  const [, prefix = '', digits = ''] = /^(.*?)(\d+)$/.exec(verbatim) ?? [];
  const rect = { x: 0.7, y: 0.95, width: 0.2, height: 0.02 };
  return { verbatim, prefix, digits, suffix: '', rect, confidence: 90 };
}

const file = (...pages: string[][]): NumberedPage[] =>
  pages.map((marks, pageIndex) => ({ pageIndex, batesCandidates: marks.map(candidate) }));

function survey(chosen: string | null, ...files: NumberedPage[][]) {
  const each = new SeriesSurvey();
  for (const pages of files) each.add(pages);
  return each
    .conclude(chosen)
    .map(({ prefix, pages, role, isBeside }) => ({ prefix, pages, role, isBeside }));
}

const first = file(['ICE-0001', 'DHS-0412'], ['ICE-0002', 'DHS-0413'], ['ICE-0003']);
const second = file(['ICE-0004', 'SF-1234'], ['ICE-0005', 'SF-1234'], ['ICE-0006', 'DHS-0931']);

describe('SeriesSurvey', () => {
  it('picks the series on the most pages of all files as the production’s own', () => {
    expect(survey(null, first, second)).toEqual([
      { prefix: 'ICE-', pages: 6, role: 'own', isBeside: false },
      { prefix: 'DHS-', pages: 3, role: 'other', isBeside: true },
      { prefix: 'SF-', pages: 1, role: 'form', isBeside: true },
    ]);
  });

  it('picks the series that a person chose', () => {
    expect(survey('DHS-', first, second).slice(0, 2)).toEqual([
      { prefix: 'DHS-', pages: 3, role: 'own', isBeside: false },
      { prefix: 'ICE-', pages: 6, role: 'other', isBeside: true },
    ]);
  });

  it('finds the whole prefix if its ends are candidates too', () => {
    const ends = (n: number) => [`10-2674.000${n}`, `FOIA 10-2674.000${n}`, `ICE FOIA 10-2674.000${n}`];
    expect(survey(null, file(ends(1), ends(2), ends(3)))).toEqual([
      { prefix: 'ICE FOIA 10-2674.', pages: 3, role: 'own', isBeside: false },
    ]);
  });

  it('writes a prefix as most pages of all files have it, however few of them a file has', () => {
    const scanned = file(['ICE FOIA 0001'], ['ICE FOIA 0002'], ['ICE FOIA 0003']);
    const damaged = [['1CE FOIA 0004'], ['1CE FOIA 0005']].map((page) => file(page));
    expect(survey(null, scanned, ...damaged)[0]?.prefix).toBe('ICE FOIA ');
  });

  it('finds none if there are only page numbers', () => {
    expect(survey(null, file(['Page 1'], ['Page 2'], ['Page 3']))).toEqual([]);
  });
});

describe('listOtherNumbers', () => {
  it('lists the numbers of other series and courts’ headers, and nothing else', () => {
    const court = {
      ...candidate('Case 1:10-cv-1 Document 4 Page 2'),
      prefix: 'Case 1:10-cv-1 Document 4 Page ',
    };
    const [page] = file(['ICE-0004', 'SF-1234', 'DHS-0412', '12']) as [NumberedPage];
    const numbers = listOtherNumbers(
      [{ ...page, batesCandidates: [...page.batesCandidates, { ...court, digits: '2' }] }],
      ['DHS-'],
    );
    expect(numbers.map(({ kind, verbatim }) => [kind, verbatim])).toEqual([
      ['stamp', 'DHS-0412'],
      ['court', 'Case 1:10-cv-1 Document 4 Page 2'],
    ]);
  });
});
