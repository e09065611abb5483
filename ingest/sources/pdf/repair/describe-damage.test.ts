import { describe, expect, it } from 'vitest';
import { describeDamage } from './describe-damage.ts';

describe('a warning of the PDF reader', () => {
  it.each([
    ['Maximum call stack size exceeded', 'its parts point to one another in a circle'],
    ['Pages tree contains circular reference.', 'its parts point to one another in a circle'],
    ['Invalid PDF structure.', 'the table that says where its parts are is missing or broken'],
    ['Page dictionary kid reference points to wrong type of object.', 'its list of pages is broken'],
    ['JBIG2 error: segment type 255 is not implemented', "a picture in it can't be decoded"],
    ['Invalid header in flate stream: 1, 2', 'its packed data is damaged or cut off'],
  ])('is said in plain words, the complaint behind them: %s', (complaint, words) => {
    expect(describeDamage(complaint)).toBe(`${words}; the PDF reader said “${complaint.replace(/\.$/, '')}”`);
  });

  it('quotes nothing of the page’s content', () => {
    expect(describeDamage('Unknown command "Castellan".')).toBe('the PDF reader said “Unknown command”');
  });

  it('is passed on unchanged if it is unknown', () => {
    expect(describeDamage('Something new')).toBe('the PDF reader said “Something new”');
  });
});
