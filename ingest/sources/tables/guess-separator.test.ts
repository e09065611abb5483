import { expect, it } from 'vitest';
import { guessSeparator } from './guess-separator.ts';

it.each([
  [',', 'Bates,Codes\nICE-1,b5\n'],
  [';', 'Bates;Description, short;Codes\nICE-1;one, two;b5\nICE-2;three;b5\n'],
  ['\t', 'Bates\tDescription, short\tCodes\nICE-1\tone; two\tb5\n'],
  ['|', 'Bates|Codes\nICE-1|b5, b6\n'],
  [',', 'Bates,Description\nICE-1,"one; two; three"\nICE-2,four; five\n'],
  [';', 'Bates;Description\nICE-1;"never closed\nICE-2;two\n'],
  [',', 'term\nopt out\n'],
])('cells are separated by %j in %j', (separator, text) => {
  expect(guessSeparator(text)).toBe(separator);
});

it('a sample that ends within a cell does not mislead', () => {
  const row = `ICE-1;${'a long description, with commas, '.repeat(20)};b5\n`;
  expect(guessSeparator(`Bates;Description;Codes\n${row.repeat(100)}`)).toBe(';');
});
