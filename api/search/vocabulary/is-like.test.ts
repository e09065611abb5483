import { expect, it } from 'vitest';
import { isLike } from './is-like.ts';

it.each([
  ['secure', 'secure'],
  ['secvre', 'secure'],
  ['secre', 'secure'],
  ['seccure', 'secure'],
  ['cornrnunities', 'communities'],
  ['comnunitics', 'communities'],
  ['c0unty', 'county'],
  ['rnan', 'man'],
  ['man', 'rnan'],
  ['clear', 'dear'],
  ['vvarrnt', 'warrant'],
  ['5heriff5', 'sheriffs'],
  ['l0c4lly', 'locally'],
])('%s is like %s', (text, term) => expect(isLike(text, term)).toBe(true));

it.each([
  ['secvra', 'secure'],
  ['secured1', 'secure'],
  ['committees', 'communities'],
  ['x', 'secure'],
  ['securesecuresecure', 'secure'],
  ['abdc', 'abcd'],
])('%s is not like %s', (text, term) => expect(isLike(text, term)).toBe(false));
