import { describe, expect, it } from 'vitest';
import { NO_MARKS, type PageMarks, type RedactionBox } from '#contract/pages/marks.ts';
import { listWithheld } from './list-withheld.ts';

function buildBox(codes: string[]): RedactionBox {
  const rect = { x: 0.1, y: 0.1, width: 0.2, height: 0.05 };
  return { rect, style: 'black', codes, printed: null, confidence: 90 };
}

const listLines = (marks: Partial<PageMarks>) =>
  listWithheld({ ...NO_MARKS, ...marks }).map(({ codes, listed, ...line }) => ({
    ...line,
    codes: [...codes.keys()],
    numbers: listed && `${listed.first} to ${listed.last}`,
  }));

const listed = (number: number, ...codes: string[]) => ({ bates: `FBI-${number}`, codes });

describe('what a page withholds', () => {
  it('is nothing if the agency marked nothing, or only a caveat', () => {
    expect(listLines({})).toEqual([]);
    expect(listLines({ caveats: ['Draft'] })).toEqual([]);
  });

  it('is withheld in part with boxes or codes in the margin, and in full if boxes cover all of it', () => {
    const boxes = [buildBox(['(b)(6)', '(b)(7)(C)']), buildBox(['(b)(6)']), buildBox([])];
    const [line] = listWithheld({ ...NO_MARKS, boxes, shareRedacted: 0.3 });
    expect(line).toMatchObject({ part: 0, pages: 1, extent: 'part', boxes: 3, bareBoxes: 1, share: 0.3 });
    expect([...(line?.codes ?? [])]).toEqual([
      ['(b)(6)', 2],
      ['(b)(7)(C)', 1],
    ]);
    const margin = { rect: { x: 0, y: 0, width: 0.1, height: 0.1 }, codes: ['(b)(5)'], printed: 'b5' };
    expect(listLines({ codes: [{ ...margin, confidence: 80 }] })).toMatchObject([
      { extent: 'part', codes: ['(b)(5)'], boxes: 0 },
    ]);
    expect(listLines({ boxes: [buildBox(['(b)(5)'])], shareRedacted: 1 })).toMatchObject([
      { extent: 'full' },
    ]);
  });

  it('is a sheet with as many pages as it stands for, if it lists none', () => {
    const placeholder = { kind: 'withheld' as const, pagesRepresented: 14, pages: [], codes: ['(b)(5)'] };
    expect(listLines({ placeholder })).toMatchObject([
      { part: 0, pages: 14, extent: 'full', codes: ['(b)(5)'], placeholder: 'withheld', numbers: null },
    ]);
  });

  it('is one line for each run of listed pages with the same codes, and one for those not listed', () => {
    const pages = [
      listed(10, '(b)(6)', '(b)(7)(C)'),
      listed(11, '(b)(7)(C)', '(b)(6)'),
      listed(12, '(b)(5)'),
      listed(14, '(b)(5)'),
    ];
    const placeholder = {
      kind: 'deleted-page-sheet' as const,
      pagesRepresented: 6,
      pages,
      codes: ['(b)(3)', '(b)(5)', '(b)(6)', '(b)(7)(C)'],
    };
    const lines = listLines({ placeholder });
    expect(lines.map(({ part, pages: count, numbers, codes }) => [part, count, numbers, codes])).toEqual([
      [0, 2, null, ['(b)(3)']],
      [1, 2, 'FBI-10 to FBI-11', ['(b)(6)', '(b)(7)(C)']],
      [2, 1, 'FBI-12 to FBI-12', ['(b)(5)']],
      [3, 1, 'FBI-14 to FBI-14', ['(b)(5)']],
    ]);
    expect(lines.reduce((sum, line) => sum + line.pages, 0)).toBe(6);
  });

  it('distinguishes pages listed as duplicates or referred from those listed as withheld', () => {
    const pages = [
      { ...listed(10), kind: 'duplicate' as const },
      { ...listed(11), kind: 'duplicate' as const },
      { ...listed(12), kind: 'referral' as const },
      listed(13),
    ];
    const placeholder = { kind: 'deleted-page-sheet' as const, pagesRepresented: 4, pages, codes: [] };
    expect(listLines({ placeholder }).map((line) => [line.numbers, line.pages, line.placeholder])).toEqual([
      ['FBI-10 to FBI-11', 2, 'duplicate'],
      ['FBI-12 to FBI-12', 1, 'referral'],
      ['FBI-13 to FBI-13', 1, 'deleted-page-sheet'],
    ]);
  });
});
