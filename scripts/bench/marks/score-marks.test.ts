import { describe, expect, it } from 'vitest';
import type { PageMarks } from '#contract/pages/marks.ts';
import { NO_MARKS } from '#contract/pages/marks.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import type { MarkTruth } from './mark-truth.ts';
import {
  compareLists,
  type MarkedPage,
  noHits,
  scoreBates,
  scoreBoxes,
  scoreCodes,
  scoreSheets,
} from './score-marks.ts';

const RECT = { x: 0.1, y: 0.1, width: 0.4, height: 0.02 };

function buildPage(
  truth: Partial<MarkTruth>,
  marks: Partial<PageMarks>,
  page: Partial<PageSummary> = {},
): MarkedPage {
  return {
    truth: {
      file: 'a.pdf',
      page: 1,
      bates: null,
      codes: [],
      boxes: [],
      placeholder: null,
      startsDocument: null,
      ...truth,
    },
    marks: { ...NO_MARKS, ...marks },
    page: { file: 'a.pdf', pageNumber: 1, turned: 0, bates: null, batesSource: null, ...page } as PageSummary,
  };
}

function buildBox(rect = RECT): PageMarks['boxes'][number] {
  return { rect, style: 'outlined', codes: ['(b)(6)'], printed: 'b6', confidence: 90 };
}

describe('scoreCodes', () => {
  it('counts each code of a page once, and skips pages that nobody labeled', () => {
    const marks = { boxes: [buildBox(), buildBox()] };
    const pages = [buildPage({ codes: ['(b)(6)', '(b)(5)'] }, marks), buildPage({ codes: null }, marks)];
    expect(scoreCodes(pages)).toMatchObject({ right: 1, wrong: 0, missed: 1 });
  });
});

describe('scoreBoxes', () => {
  it('matches boxes whose overlap is at least half of the area that either covers, each once', () => {
    const near = { ...RECT, width: 0.3 };
    const pages = [
      buildPage(
        { boxes: [{ rect: RECT, style: 'black', codes: [] }] },
        { boxes: [buildBox(near), buildBox(near)] },
      ),
    ];
    const scores = scoreBoxes(pages);
    expect(scores.get('black')).toMatchObject({ right: 1, missed: 0 });
    expect(scores.get('outlined')).toMatchObject({ wrong: 1 });
    expect(scores.get('all')).toMatchObject({ right: 1, wrong: 1, missed: 0 });
  });

  it('compares on the page as its file displays it', () => {
    const rect = { x: 0.1, y: 0.2, width: 0.02, height: 0.4 };
    const upright = { x: 0.4, y: 0.1, width: 0.4, height: 0.02 };
    const pages = [
      buildPage(
        { boxes: [{ rect, style: 'grey', codes: [] }] },
        { boxes: [buildBox(upright)] },
        { turned: 90 },
      ),
    ];
    expect(scoreBoxes(pages).get('all')).toMatchObject({ right: 1, wrong: 0 });
  });
});

describe('scoreSheets', () => {
  it('distinguishes sheets, their counts and the pages that they list', () => {
    const kind = 'withheld' as const;
    const truth = { kind, pagesRepresented: 2, pages: ['1', '2'] };
    const found = { kind, pagesRepresented: 3, pages: [{ bates: '1', codes: [] }], codes: [] };
    const pages = [
      buildPage({ placeholder: truth }, { placeholder: found }),
      buildPage({}, { placeholder: found }),
    ];
    expect(scoreSheets(pages)).toMatchObject({
      sheets: { right: 1, wrong: 1 },
      counts: { right: 0, wrong: 1 },
      listed: { right: 1, missed: 1 },
    });
  });
});

describe('scoreBates', () => {
  it('distinguishes an invented number from one that neighboring pages imply', () => {
    const pages = [
      buildPage({ bates: 'A1' }, {}, { bates: 'A1', batesSource: 'inferred' }),
      buildPage({ bates: 'A2' }, {}, { bates: 'A3', batesSource: 'read' }),
      buildPage({ bates: 'A4' }, {}),
      buildPage({}, {}, { bates: 'A5', batesSource: 'inferred' }),
      buildPage({}, {}, { bates: 'A6', batesSource: 'read' }),
    ];
    expect(scoreBates(pages)).toMatchObject({
      right: 1,
      inferred: 1,
      wrong: 1,
      missed: 1,
      given: 1,
      invented: 1,
    });
  });
});

describe('compareLists', () => {
  it('lists what is extra and what is missing', () => {
    const hits = noHits();
    compareLists(hits, 'p', new Set(['a', 'b']), new Set(['b', 'c']));
    expect(hits).toEqual({ right: 1, wrong: 1, missed: 1, notes: ['wrong p: c', 'missed p: a'] });
  });
});
