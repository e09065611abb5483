import { describe, expect, it } from 'vitest';
import { keyTable, tagKeys } from './key-table.ts';

describe('the key table', () => {
  it.each(['search', 'reader', 'documents', 'contradictions'] as const)(
    'gives each key one meaning while on the %s screen',
    (scope) => {
      const keys = keyTable
        .filter((line) => line.scope === scope || line.scope === 'everywhere')
        .flatMap((line) => [...line.keys]);
      expect(new Set(keys).size).toBe(keys.length);
    },
  );

  it('names each action once', () => {
    const actions = keyTable.map((line) => line.action);
    expect(new Set(actions).size).toBe(actions.length);
  });

  it('leaves all digits to tags, and no letter that the reader uses', () => {
    expect(tagKeys.slice(0, 9).join('')).toBe('123456789');
    for (const key of 'jknpu.cgzrthmxbei0') expect(tagKeys).not.toContain(key);
    for (const key of 'asl') expect(tagKeys).toContain(key);
  });
});
