import { expect, it } from 'vitest';
import { addVariants, listPlainWords } from './add-variants.ts';

it('returns the plain words of a query', () => {
  expect(
    listPlainWords('(opt-out OR leave) w/5 county AND NOT "press office" tag:"x y" volunt* date:2009'),
  ).toEqual(['opt-out', 'leave', 'county']);
  expect(listPlainWords('“not a word” county county')).toEqual(['county']);
});

it('replaces a word by its forms', () => {
  expect(addVariants('county AND letter', 'county', ['counties', 'c0unty'])).toBe(
    '(county OR counties OR c0unty) AND letter',
  );
  expect(addVariants('(county w/5 letter)', 'letter', ['letters'])).toBe('(county w/5 (letter OR letters))');
  expect(addVariants('county', 'county', ['"count y"'])).toBe('county OR "count y"');
});

it('does not change what is in quotes', () => {
  expect(addVariants('"county jail" AND county', 'county', ['counties'])).toBe(
    '"county jail" AND (county OR counties)',
  );
  expect(addVariants('"county jail"', 'county', ['counties'])).toBe(
    '("county jail") OR (county OR counties)',
  );
});
