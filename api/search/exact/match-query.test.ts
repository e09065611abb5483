import { describe, expect, it } from 'vitest';
import { tokenize, type Word } from '#ingest';
import { parseQuery } from '../language/parse-query.ts';
import { countHits, matchQuery } from './match-query.ts';
import { StepBudget } from './step-budget.ts';

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    start: match.index,
    rect: { x: match.index / 100, y: 0.5, width: match[0].length / 100, height: 0.02 },
    confidence: 90,
  }));
}

/** The words that match, as on the page, hit by hit; undefined if the page does not match. */
function hitsIn(text: string, query: string): string[][] | undefined {
  const hits = matchQuery(parseQuery(query), tokenize(wordsOf(text), text));
  return hits?.map((hit) => hit.map((match) => text.slice(match.tokens[0]?.start, match.tokens.at(-1)?.end)));
}

const matchesIn = (text: string, query: string) => hitsIn(text, query)?.flat();

describe('a page', () => {
  it.each([
    ['They may opt-out now', 'opt-out', ['opt-out']],
    ['They may opt out now', 'opt-out', ['opt out']],
    ['They may optout now', 'opt-out', ['optout']],
    ['They may opt-\nout now', 'opt-out', ['opt-\nout']],
    ['They may opt\u00adout now', 'opt-out', ['opt\u00adout']],
    ['They may opt \u2013 out now', 'opt-out', ['opt \u2013 out']],
    ['They opt. Out they go', 'opt-out', ['opt. Out']],
    ['the commu-\nnities here', 'communities', ['commu-\nnities']],
    ['the commu-\nnities here', 'commu*', ['commu-\nnities']],
    ['the opt-out policy', '"opt-out policy"', ['opt-out policy']],
    ['the optout policy', '"opt-out policy"', ['optout policy']],
    ['Secure Communities is secure', 'secure', ['Secure', 'secure']],
    ['withheld under (b)(5) here', '(b)(5)', ['b)(5']],
    ['case 10-2674 of 2010', '10-2674', ['10-2674']],
    ['Se aplicar\u00e1 en el condado', 'aplicara', ['aplicar\u00e1']],
    ['voluntary or mandatory', 'voluntar* AND mandator*', ['voluntary', 'mandatory']],
    ['voluntary only', 'voluntary NOT mandatory', ['voluntary']],
    ['nothing of the kind', 'NOT mandatory', []],
    ['it is voluntary', 'vol*tar?', ['voluntary']],
    ['it is voluntary', '*tary', ['voluntary']],
    ['securo Comrnunitie5', 'communities~', ['Comrnunitie5']],
    ['securo Communities', 'secure~', ['securo']],
    ['opt x county', 'opt w/2 county', ['opt', 'county']],
    ['county x opt', 'opt w/2 county', ['opt', 'county']],
    ['opt county', 'opt w/1 county', ['opt', 'county']],
    ['opt x county', 'opt pre/2 county', ['opt', 'county']],
    ['the opt-out county', '"opt out" w/1 county', ['opt-out', 'county']],
    ['opt-out', 'opt* pre/1 out', ['opt', 'out']],
    ['opt x x county opt', 'opt w/1 county', ['county', 'opt']],
    ['a x b x c', '(a w/2 b) w/2 c', ['a', 'b', 'c']],
    ['a x c', '(a OR b) w/2 (c OR d)', ['a', 'c']],
    ['opt x county x x x opt', 'opt NOT w/3 county', ['opt']],
    ['county opt', 'opt NOT pre/5 county', ['opt']],
    ['secure Communities are secure', 'secure NOT w/1 "secure communities"', ['secure']],
    ['word word', 'word w/1 word', ['word']],
    ['opt \u2588 county opt', 'opt w/5 county', ['county', 'opt']],
    ['opt \u2588 county', 'opt NOT w/5 county', ['opt']],
    ['\u2588 a x b x c \u2588', '(a w/2 b) w/2 c', ['a', 'b', 'c']],
  ])('%j matches %s at %j', (text, query, expected) => {
    const found = matchesIn(text, query);
    expect(new Set(found)).toEqual(new Set(expected));
  });

  it.each([
    ['opt in and out', 'opt-out'],
    ['out opt', '"opt out"'],
    ['opt for out', '"opt out"'],
    ['adopt outright', 'opt-out'],
    ['voluntary and mandatory', 'voluntary NOT mandatory'],
    ['voluntary', 'voluntary AND mandatory'],
    ['opt x x county', 'opt w/2 county'],
    ['county x opt', 'opt pre/2 county'],
    ['word', 'word w/5 word'],
    ['opt-out', 'out w/5 "opt out"'],
    ['county opt', 'opt NOT w/1 county'],
    ['secure communities', 'secure NOT w/1 "secure communities"'],
    ['opt \u2588 out', '"opt out"'],
    ['opt \u2588 out', 'opt-out'],
    ['opt-\n\u2588 out', 'optout'],
    ['opt \u2588 county', 'opt w/5 county'],
    ['opt \u2588 county', 'opt pre/5 county'],
    ['a x b \u2588 c', '(a w/2 b) w/5 c'],
    ['\u2588 \u2588\u2588 \u2588', 'a* OR b?* OR iiiiiiii~ OR *a'],
    ['cat', 'c??t'],
    ['commit', 'communities~'],
  ])('%j does not match %s', (text, query) => {
    expect(matchesIn(text, query)).toBeUndefined();
  });

  it('marks a match inside a wider one with the wider one', () => {
    expect(matchesIn('may opt-out', 'out OR opt-out')).toEqual(['opt-out']);
  });

  it('with endlessly many possible matches is abandoned, with a message', () => {
    const deep = '((((a* w/999 a*) w/999 a*) w/999 a*) w/999 a*) w/999 a*';
    expect(() => matchesIn('a '.repeat(2000), deep)).toThrow('This search was stopped');
    const stars = `${'*a'.repeat(30)}*b`;
    expect(matchesIn('a'.repeat(3000), stars)).toBeUndefined();
  });

  it.each([
    ['a phrase', 'secure communities and secure communities', '"secure communities"', 2],
    ['words near each other', 'memo of agreement', 'memo* pre/3 agreement', 1],
    ['words near each other twice', 'memo of agreement, memo of agreement', 'memo* pre/3 agreement', 2],
    ['a nested distance', 'a x b x c', '(a w/2 b) w/2 c', 1],
    ['a word that two pairs share', 'opt county opt', 'opt w/1 county', 1],
    ['pairs of two distances', 'a c b d', '(a w/2 b) AND (c w/2 d)', 2],
    ['words that AND joins', 'county x opt', 'county AND opt', 2],
    ['a pair and one of its words', 'memo of agreement', '(memo w/3 agreement) OR memo OR agreement', 1],
    ['a phrase inside a wider pair', 'the opt-out county', '"opt out" w/1 county', 1],
    ['what is absent', 'nothing of the kind', 'NOT mandatory', 0],
  ])('counts %s as one hit for each place', (_, text, query, expected) => {
    const tokens = tokenize(wordsOf(text), text);
    expect(hitsIn(text, query)).toHaveLength(expected);
    expect(countHits(parseQuery(query), tokens, new StepBudget(), () => false)).toBe(expected);
  });

  it('pairs the closest words, and marks every word that is near enough with them', () => {
    expect(hitsIn('opt x opt county', 'opt w/3 county')).toEqual([['opt', 'opt', 'county']]);
    expect(hitsIn('opt county x x opt county', 'opt w/1 county')).toEqual([
      ['opt', 'county'],
      ['opt', 'county'],
    ]);
  });

  it('returns its matches in page order, each once', () => {
    expect(matchesIn('b a b', 'a OR b OR b')).toEqual(['b', 'a', 'b']);
  });
});
