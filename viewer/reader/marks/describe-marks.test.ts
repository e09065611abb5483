import { describe, expect, it } from 'vitest';
import { buildBox, buildMarks } from '../../testing/build-marks.ts';
import {
  countCodes,
  describeBoxes,
  describeCodeCount,
  describeHiddenText,
  describeUncertainMarks,
} from './describe-marks.ts';

describe('descriptions of the marks of a page', () => {
  it('count boxes by code, and margin codes separately', () => {
    const rect = { x: 0.9, y: 0.1, width: 0.05, height: 0.02 };
    const marks = buildMarks({
      boxes: [
        buildBox({ codes: ['(b)(6)', '(b)(7)(C)'] }),
        buildBox({ codes: ['(b)(6)'] }),
        buildBox({ codes: [] }),
      ],
      codes: [{ rect, codes: ['(b)(5)'], printed: 'b5', confidence: 90 }],
    });
    expect(countCodes(marks).map((count) => [count.code, describeCodeCount(count)])).toEqual([
      ['(b)(5)', 'once in the margin'],
      ['(b)(6)', '2 boxes'],
      ['(b)(7)(C)', '1 box'],
    ]);
  });

  it.each([
    [0.004, '1 redaction box covering less than 1% of the text area'],
    [0.125, '1 redaction box covering 13% of the text area'],
  ])('describe a share of %d as %j', (shareRedacted, expected) => {
    expect(describeBoxes(buildMarks({ boxes: [buildBox({})], shareRedacted }))).toBe(expected);
  });

  it('count uncertain marks, and are undefined if there are none', () => {
    expect(describeUncertainMarks(buildMarks({ boxes: [buildBox({ confidence: 95 })] }))).toBeUndefined();
    expect(describeUncertainMarks(buildMarks({ boxes: [buildBox({ confidence: 60 }), buildBox({})] }))).toBe(
      '1 box is uncertain. Check the page image.',
    );
  });

  describe('warnings about hidden words', () => {
    const place = { x: 0.1, y: 0.1, width: 0.2, height: 0.02 };
    const below = { ...place, y: 0.3 };
    const over = (rects: (typeof place)[], boxes: (typeof place)[]) =>
      describeHiddenText(
        buildMarks({
          boxes: boxes.map((rect) => buildBox({ rect })),
          hiddenText: { words: 2, rects, reason: '2 words are not seen' },
        }),
      );

    it.each([
      [[place], [place], /^This page has readable text under a redaction box\./],
      [[place, below], [place, below], /^This page has readable text under redaction boxes\./],
      [[place], [], /^This page has hidden text\./],
      [[place], [below], /^This page has hidden text\./],
      [[place, below], [place], /^This page has hidden text\./],
    ])('mention boxes only if they cover the words: %#', (rects, boxes, warning) => {
      expect(over(rects, boxes)).toMatch(warning);
    });
  });
});
