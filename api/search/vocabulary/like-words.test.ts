import { describe, expect, it } from 'vitest';
import { parseQuery } from '../language/parse-query.ts';
import { writeQuery } from '../language/write-query.ts';
import { withLikeWords, withoutLikeWords } from './like-words.ts';

describe('a query made forgiving', () => {
  it.each([
    ['secure communities', 'secure~ AND communities~'],
    ['"voluntary program" w/5 county', '"voluntary~ program~" w/5 county~'],
    ['sheriff AND NOT (detainer OR may)', 'sheriff~ AND NOT (detainer~ OR may)'],
    ['mandat* secure~ 2674 (b)(5)', 'mandat* AND secure~ AND 2674 AND (b)(5)'],
    ['opt-out tag:policy', 'opt-out AND tag:"policy"'],
    ['co-operate', 'co-operate'],
  ])('of %s is %s', (query, forgiving) => {
    const made = writeQuery(withLikeWords(parseQuery(query)));
    expect(made).toBe(forgiving);
    // It is an ordinary query.
    expect(writeQuery(parseQuery(made))).toBe(forgiving);
  });

  it('is strict again without its ~', () => {
    const query = '"voluntary program" w/5 (county OR sheriff~)';
    expect(writeQuery(withoutLikeWords(withLikeWords(parseQuery(query))))).toBe(
      '"voluntary program" w/5 (county OR sheriff)',
    );
  });
});
