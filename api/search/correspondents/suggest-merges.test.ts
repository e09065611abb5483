import { describe, expect, it } from 'vitest';
import { DismissedMerges } from '../../repositories/documents/dismissed-merges.ts';
import { suggestMerges } from './suggest-merges.ts';

/** The first name is on the most pages. */
const suggestWithout = (dismissed: [name: string, other: string][], ...names: string[]) =>
  suggestMerges(
    names.map((name, index) => ({ name, pages: names.length - index, mergedNames: [] })),
    new DismissedMerges(dismissed.map(([name, other]) => ({ name, other }))),
  ).map((suggestion) => ({ ...suggestion, names: suggestion.names.map(({ name }) => name) }));
const suggest = (...names: string[]) => suggestWithout([], ...names);

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
    expect(suggest('Castellan, Lorena', 'Casteilan, Lorena')).toMatchObject([
      { likeness: 'misread', into: 'Castellan, Lorena', names: ['Castellan, Lorena', 'Casteilan, Lorena'] },
    ]);
    expect(suggest('Castellan, Lorena', 'Casteilan, Lorema')).toEqual([]);
    expect(suggest('Jon Smith', 'Jan Smith')).toEqual([]);
  });

  it('have an initial that only one person fits', () => {
    expect(suggest('L. Castellan', 'Castellan, Lorena')).toMatchObject([
      { likeness: 'initial', into: 'Castellan, Lorena', names: ['Castellan, Lorena', 'L. Castellan'] },
    ]);
    expect(suggest('L. Castellan', 'Castellan, Lorena', 'Lucas Castellan')).toEqual([]);
  });

  it('leave out names that an attorney told apart', () => {
    const [son, father, reversed] = ['Rick Tolland, Jr.', 'Rick Tolland', 'Tolland, Rick'];
    expect(suggest(son, father, reversed)).toMatchObject([{ people: [[son], [father], [reversed]] }]);
    expect(suggestWithout([[father, son]], father, reversed, son)).toMatchObject([
      { names: [father, reversed] },
    ]);
    expect(suggestWithout([[father, reversed]], father, reversed)).toEqual([]);
  });

  it('leave out misread names and initials of other people, so that an initial may fit the remaining one', () => {
    const pair: [string, string] = ['Castellan, Lorena', 'Casteilan, Lorena'];
    expect(suggestWithout([pair], ...pair)).toEqual([]);
    const names = ['L. Castellan', 'Castellan, Lorena', 'Lucas Castellan'];
    expect(suggestWithout([['L. Castellan', 'Lucas Castellan']], ...names)).toMatchObject([
      { likeness: 'initial', people: [['Castellan, Lorena'], ['L. Castellan']] },
    ]);
  });

  it('are not those of different people, of offices or of one word', () => {
    expect(suggest('Harlan J. Whitcomb', 'Harlan K. Whitcomb')).toEqual([]);
    expect(suggest('Counsel for the Requesters', 'Office of Counsel', 'Castellan', 'ann@ice.gov')).toEqual(
      [],
    );
  });
});
