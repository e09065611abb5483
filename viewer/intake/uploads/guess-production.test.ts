import { describe, expect, it } from 'vitest';
import { nameAfter } from './guess-production.ts';

const filesAt = (...paths: string[]) => paths.map((path) => ({ path, file: new File([], path) }));

describe('the suggested name for a new production', () => {
  it.each([
    ['that of the folder', ['Release 2/a.pdf', 'Release 2/b.pdf'], 'Release 2'],
    ['that of a single file, without its extension', ['release-06.pdf'], 'release-06'],
    ['the day, for loose files: none of them names the others', ['a.pdf', 'b.pdf'], 'Received Nov 30, 2026'],
  ])('is %s', (_, paths, expected) => {
    expect(nameAfter(filesAt(...paths), '2026-11-30T12:00:00')).toBe(expected);
  });
});
