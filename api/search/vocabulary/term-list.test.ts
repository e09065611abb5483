import { describe, expect, it } from 'vitest';
import { matchesTerm } from '../exact/match-term.ts';
import type { QueryTerm } from '../language/query.ts';
import { buildRandom, pick } from '../testing/random.ts';
import { TermList } from './term-list.ts';

const random = buildRandom(40);
const LETTERS = [...'rnmclduiwvb6h8gefo05sz271lé', '\u{10330}'];
const word = (longest: number) =>
  Array.from({ length: 1 + random(longest) }, () => pick(random, LETTERS)).join('');
const counted = (terms: readonly string[], pages = 1) => new Map(terms.map((term) => [term, pages]));

function listOf(terms: readonly string[]): TermList {
  const list = new TermList();
  list.add(counted(terms));
  return list;
}

describe('a list of terms', () => {
  // Enough of them to be sorted, and some that are added later.
  const terms = [...new Set(Array.from({ length: 12_000 }, () => word(9)))];
  const list = listOf(terms.slice(0, 9_000));
  list.listForms({ term: 'a', match: 'exact' });
  list.add(counted(terms.slice(9_000)));

  it('finds for 700 random terms the forms that testing every term finds', () => {
    let found = 0;
    for (let count = 0; count < 700; count += 1) {
      const term = buildTerm();
      const expected = terms.filter((text) => matchesTerm(text, term)).sort();
      expect(list.listForms(term)?.sort(), JSON.stringify(term)).toEqual(expected);
      if (expected.length > 1) found += 1;
    }
    expect(found).toBeGreaterThan(200);
  });

  function buildTerm(): QueryTerm {
    const known = pick(random, terms);
    const cut = random(known.length);
    switch (random(5)) {
      case 0:
        return { term: known, match: 'exact' };
      case 1:
        return { term: known.slice(0, 1 + random(3)), match: 'prefix' };
      case 2:
        return { term: `${known.slice(0, cut)}*${known.slice(cut + random(3))}`, match: 'wild' };
      case 3:
        return { term: `*${known.slice(cut)}?`, match: 'wild' };
      default:
        return { term: random(2) === 0 ? known : word(12), match: 'fuzzy' };
    }
  }

  it('is undefined if the forms are too many', () => {
    const five = listOf(['opt', 'opts', 'opted', 'option', 'other']);
    expect(five.listForms({ term: 'opt', match: 'prefix' }, 4)?.sort()).toEqual([
      'opt',
      'opted',
      'option',
      'opts',
    ]);
    expect(five.listForms({ term: 'opt', match: 'prefix' }, 3)).toBeUndefined();
  });

  it('adds up pages, but not those of a page that is counted already', () => {
    const counts = new TermList();
    const many = Array.from({ length: 6_000 }, (_, at) => `w${at}`);
    counts.add(counted(many, 2));
    counts.listForms({ term: 'w1', match: 'exact' });
    counts.add(
      new Map([
        ['w1', 3],
        ['new', 1],
      ]),
    );
    counts.add(
      new Map([
        ['w1', 7],
        ['new', 7],
        ['newer', 4],
      ]),
      { onlyNew: true },
    );
    expect(['w0', 'w1', 'new', 'newer', 'none'].map((term) => counts.countPages(term))).toEqual([
      2, 5, 1, 4, 0,
    ]);
    expect(counts.size).toBe(6_002);
  });
});
