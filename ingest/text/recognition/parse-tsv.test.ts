import { describe, expect, it } from 'vitest';
import { parseTsv } from './parse-tsv.ts';

/** Output of tesseract 5.3.0 for two lines, a rule across the page and a stamp; columns separated by tabs. */
const RECORDED = `level page_num block_num par_num line_num word_num left top width height conf text
1 1 0 0 0 0 0 0 900 300 -1 .
2 1 1 0 0 0 42 36 299 82 -1 .
3 1 1 1 0 0 42 36 299 82 -1 .
4 1 1 1 1 0 43 36 297 24 -1 .
5 1 1 1 1 1 43 36 94 24 96.331017 Secure
5 1 1 1 1 2 149 36 191 24 96.449051 Communities
4 1 1 1 2 0 42 86 299 32 -1 .
5 1 1 1 2 1 42 86 117 24 96.657295 counties
5 1 1 1 2 2 170 93 61 25 95.968140 may
2 1 2 0 0 0 1 160 898 6 -1 .
3 1 2 1 0 0 1 160 898 6 -1 .
4 1 2 1 1 0 1 160 898 6 -1 .
5 1 2 1 1 1 1 160 898 6 95.000000 .
2 1 3 0 0 0 561 256 276 24 -1 .
3 1 3 1 0 0 561 256 276 24 -1 .
4 1 3 1 1 0 561 256 276 24 -1 .
5 1 3 1 1 1 561 256 55 24 94.926636 ICE
5 1 3 1 1 2 628 256 83 24 94.926636 FOIA
5 1 3 1 1 3 721 256 116 24 95.740700 10-2674
`
  .replaceAll(' ', '\t')
  // A row without words ends in an empty or blank text.
  .replaceAll('\t.\n', '\t \n');

describe('parseTsv', () => {
  it('returns lines of words with boxes and confidences, without rules across the page', () => {
    const lines = parseTsv(RECORDED);
    expect(lines.map((line) => line.map(({ text }) => text).join(' '))).toEqual([
      'Secure Communities',
      'counties may',
      'ICE FOIA 10-2674',
    ]);
    expect(lines[0]?.[1]).toEqual({
      text: 'Communities',
      left: 149,
      top: 36,
      right: 340,
      bottom: 60,
      confidence: 96.449051,
    });
  });

  it('returns nothing for a page without words', () => {
    expect(parseTsv('level\tpage_num\n1\t1\t0\t0\t0\t0\t0\t0\t2\t2\t-1\t\n')).toEqual([]);
  });
});
