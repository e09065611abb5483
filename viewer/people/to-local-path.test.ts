import { expect, it } from 'vitest';
import { placeInside } from './to-local-path.ts';

it('signing in leads back to where one was, and never off this site', () => {
  expect(placeInside('/m/ndlon/search?q=opt-out')).toBe('/m/ndlon/search?q=opt-out');
  expect(placeInside(undefined)).toBe('/');
  for (const elsewhere of ['https://example.org', '//example.org', '/\\example.org', 'javascript:alert(1)']) {
    expect(placeInside(elsewhere)).toBe('/');
  }
});
