import { describe, expect, it } from 'vitest';
import { forgivesTypo } from './forgives-typo.ts';

describe('what a search server forgives', () => {
  it.each([
    ['the word itself', 'sheriff', 'sheriff', true],
    ['one wrong letter of five', 'sheef', 'sheaf', true],
    ['no letter of four', 'opts', 'opta', false],
    ['a letter that is missing', 'sherif', 'sheriff', true],
    ['a letter too many', 'sherriff', 'sheriff', true],
    ['neighbors that changed places', 'shreiff', 'sheriff', true],
    ['not two letters of eight', 'detaimor', 'detainer', false],
    ['two letters of nine', 'lacalitias', 'localities', true],
    ['not a wrong first letter of eight', 'letainer', 'detainer', false],
    ['a wrong first letter of nine', 'lnstitute', 'institute', true],
    ['not a wrong first letter and another one', 'lnstitate', 'institute', false],
    ['no number', '12346', '12345', false],
    ['digits among letters', 'unique001x', 'unique002x', true],
    ['not the start of a longer word', 'communities', 'commun', false],
  ])('%s: %s for %s', (_, text, word, isForgiven) => {
    expect(forgivesTypo(text, word, false)).toBe(isForgiven);
  });

  it.each([
    ['the start of a longer word', 'communities', 'commun', true],
    ['a start with a typo', 'bureaus', 'beureau', true],
    ['not a start that is wrong twice', 'communities', 'cammin', false],
  ])('while a word is growing, %s: %s for %s', (_, text, word, isForgiven) => {
    expect(forgivesTypo(text, word, true)).toBe(isForgiven);
  });
});
