import { describe, expect, it } from 'vitest';
import type { Word } from '../page-record.ts';
import { GAP_TERM, normalizeTerm, tokenize } from './tokens.ts';

/** Each word is a hundredth of the page wide per letter, on lines five hundredths apart. */
function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    start: match.index,
    rect: {
      x: (match.index - (text.lastIndexOf('\n', match.index) + 1)) / 100,
      y: (text.slice(0, match.index).split('\n').length - 1) / 20,
      width: match[0].length / 100,
      height: 0.04,
    },
    confidence: 90,
  }));
}

const tokensOf = (text: string) => tokenize(wordsOf(text), text);
/** `term@position`, with `+span` if it is more than one. */
const written = (text: string) =>
  tokensOf(text)
    .map(
      ({ term, position, span }) =>
        `${term === GAP_TERM ? 'GAP' : term}@${position}${span > 1 ? `+${span}` : ''}`,
    )
    .join(' ');

describe('the token stream', () => {
  it.each([
    ['Participation is VOLUNTARY.', 'participation@0 is@1 voluntary@2'],
    ['opt-out', 'opt@0 optout@0+2 out@1'],
    ['opt-\nout', 'opt@0 optout@0+2 out@1'],
    ['opt- out', 'opt@0 out@1'],
    ['opt\u00adout', 'opt@0 optout@0+2 out@1'],
    ['opt\u2010out', 'opt@0 optout@0+2 out@1'],
    ['co-op-er-\nate', 'co@0 cooperate@0+4 op@1 er@2 ate@3'],
    ['10-2674', '10@0 2674@1'],
    ['10-\n2674', '10@0 2674@1'],
    ['(b)(7)(C)', 'b@0 7@1 c@2'],
    ['县可以退出。', '县@0 可@1 以@2 退@3 出@4'],
    ['ICE的2010年', 'ice@0 的@1 2010@2 年@3'],
    ['カタカナ', 'カ@0 タ@1 カ@2 ナ@3'],
    ["don't county\u2019s", 'dont@0 countys@1'],
    ['a — b -- c', 'a@0 b@1 c@2'],
    ['Caf\u00e9 CAFE\u0301 \ufb01nal', 'cafe@0 cafe@1 final@2'],
    ['\u00bfSe aplicar\u00e1?', 'se@0 aplicara@1'],
    ['call \u2588 now', 'call@0 GAP@1 now@2'],
    ['call \u2588\u2588\u2588\u2588 now', 'call@0 GAP@1 now@2'],
    ['(\u2588\u2588)@ice.gov', 'GAP@0 ice@1 gov@2'],
    ['opt- \u2588 out', 'opt@0 GAP@1 out@2'],
    ['opt-\u2588-\nout', 'opt@0 GAP@1 out@2'],
    ['opt-\n\u2588 out', 'opt@0 GAP@1 out@2'],
    ['... -- !', ''],
    ['', ''],
  ])('of %j is %j', (text, expected) => {
    expect(written(text)).toBe(expected);
  });

  it('records the position of every token in the text', () => {
    const text = 'may opt-\nout (now), Caf\u00e9';
    for (const { term, span, start, end } of tokensOf(text)) {
      if (span === 1) expect(normalizeTerm(text.slice(start, end))).toBe(term);
    }
    const joined = tokensOf(text).find(({ term }) => term === 'optout');
    expect(text.slice(joined?.start, joined?.end)).toBe('opt-\nout');
  });

  it('gives a word that continues on the next line a rectangle on each, and a part of a word its share', () => {
    const [, broken] = tokensOf('opt-\nout');
    expect(broken?.rects.map(({ y }) => y)).toEqual([0, 0.05]);
    const [first, , second] = tokensOf('opt-out');
    expect(first?.rects[0]?.width).toBeCloseTo(0.03);
    expect(second?.rects[0]?.x).toBeCloseTo(0.04);
  });

  it('gives a token the confidence of the least sure word in it', () => {
    const text = 'opt-\nout';
    const words = wordsOf(text).map((word, index) => ({ ...word, confidence: index === 0 ? 90 : 30 }));
    expect(tokenize(words, text).find(({ span }) => span === 2)?.confidence).toBe(30);
  });

  it('returns for the requested terms exactly the tokens that it returns among all', () => {
    const text = 'opt-out by 10-2674: the co-op-er-\nate (county) may opt-\nin, and out';
    const all = tokensOf(text);
    for (const wanted of [
      ['optout'],
      ['opt', 'may'],
      ['in'],
      ['cooperate', '10'],
      ['and', 'ate'],
      ['none'],
    ]) {
      const isWanted = (term: string) => wanted.includes(term);
      expect(tokenize(wordsOf(text), text, isWanted)).toEqual(all.filter(({ term }) => isWanted(term)));
    }
  });
});
