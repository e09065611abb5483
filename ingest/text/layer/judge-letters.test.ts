import { describe, expect, it } from 'vitest';
import { judgeLegibility } from './judge-letters.ts';

const judge = (text: string) => judgeLegibility(text.split(/\s+/));

describe('judgeLegibility', () => {
  it.each([
    [
      'English',
      'The records below were released in answer to a request under the Freedom of Information Act.',
    ],
    ['Spanish', 'El condado pidió que no se compartieran las huellas dactilares de los detenidos señalados.'],
    [
      'acronyms, codes and numbers',
      'NDLON v. ICE (b)(7)(E) 10-CV-3488 DHS/ICE I-247 McDonald O’Brien $1,234.56 foo@dhs.gov',
    ],
    ['headings', 'SECURE COMMUNITIES: A COMPREHENSIVE PLAN TO IDENTIFY AND REMOVE CRIMINAL ALIENS'],
  ])('finds nearly all words of %s like words', (_, text) => {
    expect(judge(text).wordlike).toBeGreaterThan(0.9);
  });

  it.each([
    [
      'a bad reading',
      'Tbc rccor<1s l)clow wcrc rcl~ascd iii ansvvcr tCi a rcqucst u11dcr tl1c frccdo111 of1nform@tion',
    ],
  ])('tells %s from words', (_, text) => {
    expect(judge(text).wordlike).toBeLessThan(0.7);
  });

  it('finds no common words in a shifted encoding', () => {
    expect(judge('Wkh uhfrugv ehorz zhuh uhohdvhg lq dqvzhu wr d uhtxhvw').hasCommonWords).toBe(false);
    expect(judge('The records were released').hasCommonWords).toBe(true);
  });
});
