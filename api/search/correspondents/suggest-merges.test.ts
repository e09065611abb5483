import { describe, expect, it } from 'vitest';
import { suggestMerges } from './suggest-merges.ts';

/** The first name is on the most pages. */
const suggest = (...names: string[]) =>
  suggestMerges(names.map((name, index) => ({ name, pages: names.length - index, mergedNames: [] }))).map(
    (suggestion) => ({ ...suggestion, names: suggestion.names.map(({ name }) => name) }),
  );

describe('names that are suggested to be merged', () => {
  it.each([
    ['the last name first', ['Castellan, Lorena', 'Lorena Castellan']],
    ['a title or a suffix', ['Mr. Rick Tolland, Jr.', 'Rick Tolland', 'Tolland, Rick']],
    ['a middle initial that only some have', ['Whitcomb, Harlan', 'Harlan J. Whitcomb']],
    ['capitals and accents', ['RENÉE OSEI-TRAN', 'Osei-Tran, Renee']],
    ['last names of several words', ['de la Cruz, Maria', 'Maria de la Cruz']],
  ])('differ in %s', (_, names) => {
    const [suggestion, ...others] = suggest(...names);
    expect(suggestion).toMatchObject({ likeness: 'same', names });
    expect(others).toEqual([]);
  });

  it('are merged into the one in natural order', () => {
    expect(suggest('Castellan, Lorena', 'Lorena Castellan')).toMatchObject([{ into: 'Lorena Castellan' }]);
    expect(suggest('Castellan, Lorena', 'CASTELLAN, LORENA')).toMatchObject([{ into: 'Castellan, Lorena' }]);
  });

  it('are misread, less surely, where one of the two names agrees', () => {
    expect(suggest('Castellan, Lorena', 'Casteilan, Lorena')).toEqual([
      { likeness: 'misread', into: 'Castellan, Lorena', names: ['Castellan, Lorena', 'Casteilan, Lorena'] },
    ]);
    expect(suggest('Castellan, Lorena', 'Casteilan, Lorema')).toEqual([]);
    expect(suggest('Jon Smith', 'Jan Smith')).toEqual([]);
  });

  it('have an initial that only one person fits', () => {
    expect(suggest('L. Castellan', 'Castellan, Lorena')).toEqual([
      { likeness: 'initial', into: 'Castellan, Lorena', names: ['Castellan, Lorena', 'L. Castellan'] },
    ]);
    expect(suggest('L. Castellan', 'Castellan, Lorena', 'Lucas Castellan')).toEqual([]);
  });

  it('are not those of different people, of offices or of one word', () => {
    expect(suggest('Harlan J. Whitcomb', 'Harlan K. Whitcomb')).toEqual([]);
    expect(suggest('Counsel for the Requesters', 'Office of Counsel', 'Castellan', 'ann@ice.gov')).toEqual(
      [],
    );
  });
});
