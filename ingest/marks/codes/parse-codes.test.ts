import { describe, expect, it } from 'vitest';
import { ExemptionCode } from '#contract/values/exemption-code.ts';
import { parseCodes } from './parse-codes.ts';

function list(text: string, mode?: 'tolerant'): string {
  const found = parseCodes(text, mode);
  for (const { code } of found) ExemptionCode.parse(code);
  return found.map(({ code }) => code).join(' ');
}

const RENDERINGS: [string, string][] = [
  ['(b)(1)', '(b)(1)'],
  ['(b)(2)', '(b)(2)'],
  ['(b)(3)', '(b)(3)'],
  ['(b)(4)', '(b)(4)'],
  ['(b)(8)', '(b)(8)'],
  ['(b)(9)', '(b)(9)'],
  ['(b)(6),(b)(7)(C)', '(b)(6) (b)(7)(C)'],
  ['(b)(6), (b)(7)(C)', '(b)(6) (b)(7)(C)'],
  ['(b)(6);(b)(7)(C)', '(b)(6) (b)(7)(C)'],
  ['(b)(6)/(b)(7)(C)', '(b)(6) (b)(7)(C)'],
  ['(b)(6) (b)(7)(C)', '(b)(6) (b)(7)(C)'],
  ['(b)(6) & (b)(7)(C)', '(b)(6) (b)(7)(C)'],
  ['(b)(6)(b)(7)(C)', '(b)(6) (b)(7)(C)'],
  ['(b)(6), (7)(C)', '(b)(6) (b)(7)(C)'],
  ['(b)(7)(A), (C), (E)', '(b)(7)(A) (b)(7)(C) (b)(7)(E)'],
  ['(b)(7)(A)(C)', '(b)(7)(A) (b)(7)(C)'],
  ['(b) (5)', '(b)(5)'],
  ['(b) 5', '(b)(5)'],
  ['(b)5', '(b)(5)'],
  ['( b )( 7 )( E )', '(b)(7)(E)'],
  ['(b)(7)(c)', '(b)(7)(C)'],
  ['(b)(7)C', '(b)(7)(C)'],
  ['b6', '(b)(6)'],
  ['B6', '(b)(6)'],
  ['b(6)', '(b)(6)'],
  ['b(7)(C)', '(b)(7)(C)'],
  ['b7(C)', '(b)(7)(C)'],
  ['b7C', '(b)(7)(C)'],
  ['b7c', '(b)(7)(C)'],
  ['b7D', '(b)(7)(D)'],
  ['b7F', '(b)(7)(F)'],
  ['b7', '(b)(7)'],
  ['b6/b7C', '(b)(6) (b)(7)(C)'],
  ['b6, 7C', '(b)(6) (b)(7)(C)'],
  ['b6,b7C', '(b)(6) (b)(7)(C)'],
  ['b5,6', '(b)(5) (b)(6)'],
  ['b7A,C', '(b)(7)(A) (b)(7)(C)'],
  ['Ex. 6', '(b)(6)'],
  ['Ex 6', '(b)(6)'],
  ['Exemption 5', '(b)(5)'],
  ['EXEMPTION (b)(5)', '(b)(5)'],
  ['Exemptions 6 and 7(C)', '(b)(6) (b)(7)(C)'],
  ['Ex. 7C', '(b)(7)(C)'],
  ['(b)(5) DPP', '(b)(5)'],
  ['(b)(5)ACP', '(b)(5)'],
  ['b2High', '(b)(2)'],
  ['b2 high', '(b)(2)'],
  ['b2-low', '(b)(2)'],
  ['(b)(2)High', '(b)(2)'],
  ['b6 -1,-3 Per FBI', '(b)(6)'],
  ['b5 Per EOUSA', '(b)(5)'],
  ['b5 -1,-3 Per FBI b6 -1,-2,-7 Per FBI', '(b)(5) (b)(6)'],
  ['b3 - 1,-2,-4; b6 - 2,-6; b7C - 2,-6;', '(b)(3) (b)(6) (b)(7)(C)'],
  ['(b)(7)(E)-1', '(b)(7)(E)'],
  ['(b)(3):8 U.S.C. 1367', '(b)(3)'],
  ['(b)(3)(A)', '(b)(3)'],
  ['(j)(2)', '(j)(2)'],
  ['(k)(2)', '(k)(2)'],
  ['(d)(5)', '(d)(5)'],
  ['(j)(2), (b)(6)', '(j)(2) (b)(6)'],
  ['k2', '(k)(2)'],
];

const NONE = [
  '5 U.S.C. § 552(b)(5)',
  '5 U.S.C. § 552 (b)(5)',
  'section (b)(5)',
  'subsection (b)(6)',
  '8b6',
  'ab6',
  'b65',
  'b6x',
  'b6.25',
  '(b)(10)',
  '(b)(b)',
  '(a)(6)',
  '(j)(5)',
  '(d)(2)',
  '(6)',
  'b',
  '(b) The FAQ of October 8',
  'd5',
  'the b 6 column',
  'Exhibit 6',
  '',
];

const MISREADS: [string, string][] = [
  ['(h)(6)', '(b)(6)'],
  ['(6)(6)', '(b)(6)'],
  ['C b)(6)', '(b)(6)'],
  ['{b}{5}', '(b)(5)'],
  ['(bJ(5J', '(b)(5)'],
  ['(b}(6)', '(b)(6)'],
  ['(b)(G)', '(b)(6)'],
  ['(b)(b)', '(b)(6)'],
  ['(b)(S)', '(b)(5)'],
  ['(b)(?)(C)', '(b)(7)(C)'],
  ['(b)(1)(C)', '(b)(7)(C)'],
  ['(b)(7)(G)', '(b)(7)(C)'],
  ['(b)(7)(¢)', '(b)(7)(C)'],
  ['(b)(7(C)', '(b)(7)(C)'],
  ['(b(7(C)', '(b)(7)(C)'],
  ['(b)()(C)', '(b)(7)(C)'],
  ['(0)(7)(C)', '(b)(7)(C)'],
  ['(by(5)', '(b)(5)'],
  ['(b)5)', '(b)(5)'],
  ['b)(5)', '(b)(5)'],
  ['(b)(6), (6)(7(C)_', '(b)(6) (b)(7)(C)'],
  ['h6', '(b)(6)'],
  ['bG', '(b)(6)'],
  ['bS', '(b)(5)'],
  ['b 3 -1', '(b)(3)'],
  ['be/b7c', '(b)(6) (b)(7)(C)'],
  ['be -6', '(b)(6)'],
  ['bé -6', '(b)(6)'],
  ['bo - 4,-6; bic - 4', '(b)(6) (b)(7)(C)'],
  ['BIC -6', '(b)(7)(C)'],
  ['b/C - 6', '(b)(7)(C)'],
  ['b7Cc -3', '(b)(7)(C)'],
  ['b3 “1', '(b)(3)'],
  ['( h )( 7 )( E )', '(b)(7)(E)'],
];

describe('parseCodes', () => {
  it.each(RENDERINGS)('reads %s', (text, codes) => {
    expect(list(text)).toBe(codes);
    expect(list(text, 'tolerant')).toBe(codes);
  });

  it.each(NONE)('finds no code in “%s”', (text) => {
    expect(list(text)).toBe('');
  });

  it.each(MISREADS)('in a stamp reads %s as what was printed', (text, codes) => {
    expect(list(text, 'tolerant')).toBe(codes);
  });

  it.each(['be', 'bo', 'bic', 'bid', '66', 'BIA', 'her', 'Cell', '(5)', 'k 4'])(
    'does not read %s as a code even in a stamp',
    (text) => {
      expect(list(text, 'tolerant')).toBe('');
    },
  );

  it('returns where in the text each code is', () => {
    const text = 'to [ (b)(6), (b)(7)(C) ] and';
    expect(parseCodes(text).map(({ start, end }) => text.slice(start, end))).toEqual(['(b)(6)', '(b)(7)(C)']);
  });

  it('distinguishes a code by name from one by its letter', () => {
    expect(parseCodes('Ex. 6 b5').map(({ isNamed }) => isNamed)).toEqual([true, false]);
  });
});
