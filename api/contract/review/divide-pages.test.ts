import { describe, expect, it } from 'vitest';
import { dividePages } from './divide-pages.ts';

/** Pages of documents `a`, `b`, …: `aab` is two pages of a and one of b. */
const toPages = (documents: string) => [...documents].map((documentId) => ({ documentId }));

const divide = (documents: string, by: 'pages' | 'documents', size: number) =>
  dividePages(toPages(documents), by, size)
    .map((batch) => batch.map(({ documentId }) => documentId).join(''))
    .join(' ');

describe('pages divided into batches', () => {
  it.each([
    ['', 'pages', 2, ''],
    ['aab', 'pages', 2, 'aa b'],
    ['aaab', 'pages', 4, 'aaab'],
    ['aab', 'documents', 2, 'aa b'],
    ['abbc', 'documents', 2, 'a bb c'],
    ['abbcd', 'documents', 3, 'abb cd'],
    ['aaaab', 'documents', 2, 'aaaa b'],
    ['abab', 'documents', 2, 'aa bb'],
  ] as const)('“%s” by %s, %i to a batch, are “%s”', (documents, by, size, batches) => {
    expect(divide(documents, by, size)).toBe(batches);
  });
});
