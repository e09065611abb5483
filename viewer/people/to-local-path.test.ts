import { expect, it } from 'vitest';
import { toLocalPath } from './to-local-path.ts';

it('signing in returns to the previous screen, and never leaves this site', () => {
  expect(toLocalPath('/m/ndlon/search?q=opt-out')).toBe('/m/ndlon/search?q=opt-out');
  expect(toLocalPath(undefined)).toBe('/');
  for (const elsewhere of ['https://example.org', '//example.org', '/\\example.org', 'javascript:alert(1)']) {
    expect(toLocalPath(elsewhere)).toBe('/');
  }
});
