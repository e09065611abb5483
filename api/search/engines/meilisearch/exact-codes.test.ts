import { describe, expect, it } from 'vitest';
import { forgivesTypo } from '../../vocabulary/forgives-typo.ts';
import { toCode } from './exact-codes.ts';

const code = (term: string): string => toCode(term) ?? '';

describe('the code of a term with digits', () => {
  it('does not exist for a term without digits', () => {
    expect(toCode('sheriff')).toBeUndefined();
  });

  it.each([
    ['a123456789', 'a123456788'],
    ['a123456789', 'a12345678'],
    ['a123456789', 'a213456789'],
    ['unique001x', 'unique001y'],
    ['746', '747'],
  ])('is never taken for that of another, as %s for %s', (one, other) => {
    expect(forgivesTypo(code(one), code(other), false)).toBe(false);
    expect(forgivesTypo(code(other), code(one), false)).toBe(false);
  });

  it('starts like the code of the term’s start, and like no other', () => {
    expect(code('a123456789').startsWith(code('a1234'))).toBe(true);
    expect(forgivesTypo(code('a123456789'), code('a1235'), true)).toBe(false);
  });

  it('does not exist for what is too long to be a number', () => {
    expect(toCode('1'.repeat(500))).toBeUndefined();
  });
});
