import { describe, expect, it } from 'vitest';
import {
  formatExemptionCode,
  parseExemptionCell,
  parseTypedCodes,
  splitExemptionCode,
  writeCodes,
} from './exemption-code.ts';

describe('parseExemptionCell', () => {
  it.each([
    ['(b)(6),(b)(7)(C)', ['(b)(6)', '(b)(7)(C)']],
    ['(b)(6);(b)(7)(C)', ['(b)(6)', '(b)(7)(C)']],
    ['(b)(6), (b)(7)(C), (b)(7)(E)', ['(b)(6)', '(b)(7)(C)', '(b)(7)(E)']],
    ['(b)(7)(C), (b)(5)', ['(b)(5)', '(b)(7)(C)']],
    ['(b)(7)(C)/(b)(6)', ['(b)(6)', '(b)(7)(C)']],
    ['(b)(7)(b)(6)', ['(b)(6)', '(b)(7)']],
    ['(b)(5), (6)', ['(b)(5)', '(b)(6)']],
    ['(b)(5)(6)', ['(b)(5)', '(b)(6)']],
    ['(b)(6), (7)(C)', ['(b)(6)', '(b)(7)(C)']],
    ['(b)(6) and (7)(C)', ['(b)(6)', '(b)(7)(C)']],
    ['(b)(7)(C)(E)', ['(b)(7)(C)', '(b)(7)(E)']],
    ['(b)(7)(C), (E)', ['(b)(7)(C)', '(b)(7)(E)']],
    ['(b)(7)(C) and (E)', ['(b)(7)(C)', '(b)(7)(E)']],
    ['(b)(7)(A), (C), (E), (5)', ['(b)(5)', '(b)(7)(A)', '(b)(7)(C)', '(b)(7)(E)']],
    ['(b)(6)\n(b)(7)(C)', ['(b)(6)', '(b)(7)(C)']],
    ['b6', ['(b)(6)']],
    ['b7C, b7c', ['(b)(7)(C)']],
    ['b7A,C', ['(b)(7)(A)', '(b)(7)(C)']],
    ['b6, 7C', ['(b)(6)', '(b)(7)(C)']],
    ['b6/b7C', ['(b)(6)', '(b)(7)(C)']],
    ['b6 b7C b7E', ['(b)(6)', '(b)(7)(C)', '(b)(7)(E)']],
    ['(b) (5)', ['(b)(5)']],
    ['(b) 5', ['(b)(5)']],
    ['( b )( 7 )( E )', ['(b)(7)(E)']],
    ['b(6)', ['(b)(6)']],
    ['B6', ['(b)(6)']],
    ['Ex. 6', ['(b)(6)']],
    ['Exs. 6 & 7(C)', ['(b)(6)', '(b)(7)(C)']],
    ['Exemption 5', ['(b)(5)']],
    ['Exemptions 5, 6 and 7(C)', ['(b)(5)', '(b)(6)', '(b)(7)(C)']],
    ['Exemption (b)(5)', ['(b)(5)']],
    ['(b)(5) DPP, AWP', ['(b)(5)']],
    ['b2High', ['(b)(2)']],
    ['b2 low', ['(b)(2)']],
    ['b6 -1,-3 Per FBI', ['(b)(6)']],
    ['b6 -1,-3; b7C -1,-3', ['(b)(6)', '(b)(7)(C)']],
    ['b5 Per EOUSA', ['(b)(5)']],
    ['(b)(7)', ['(b)(7)']],
    ['(j)(2), (k)(2), (d)(5)', ['(d)(5)', '(j)(2)', '(k)(2)']],
    ['5 U.S.C. § 552(b)(5); 552a(k)(2)', ['(b)(5)', '(k)(2)']],
    ['（ｂ）（６）', ['(b)(6)']],
    ['Deliberative process, 5 pages', []],
    ['(b)(5), 6 pages', ['(b)(5)']],
    ['b10, (k)(9), Tab 5', []],
    ['', []],
  ])('%j claims %j', (text, codes) => {
    expect(parseExemptionCell(text)).toEqual(codes);
  });
});

const CODES: [act: string, number: number, letter?: string][] = [
  ...Array.from({ length: 9 }, (_, index): [string, number] => ['b', index + 1]),
  ...[...'ABCDEF'].map((letter): [string, number, string] => ['b', 7, letter]),
  ['j', 2],
  ['k', 2],
  ['d', 5],
];
/** Formats of one code. */
const STYLES: ((act: string, number: number, letter?: string) => string)[] = [
  formatExemptionCode,
  (act, number, letter) => `${act}${number}${letter ?? ''}`,
  (act, number, letter) => `(${act}) (${number})${letter ? ` (${letter.toLowerCase()})` : ''}`,
  (act, number, letter) => `( ${act} )( ${number} )${letter ? `( ${letter} )` : ''}`,
  (act, number, letter) => `${act.toUpperCase()}(${number})${letter ? `(${letter})` : ''}`,
];
const JOINTS = [', ', ',', '; ', ' ', '/', '\n', ' and ', ', and ', ' & '];

describe('codes that are formatted and parsed again', () => {
  it('are split into what they were joined from', () => {
    for (const [act, number, letter = ''] of CODES)
      expect(splitExemptionCode(formatExemptionCode(act, number, letter))).toEqual({ act, number, letter });
  });

  it('are the same in every style, alone and joined with every other', () => {
    for (const print of STYLES)
      for (const joint of JOINTS)
        for (const one of CODES)
          for (const other of CODES) {
            const text = print(...one) + joint + print(...other);
            const codes = [...new Set([formatExemptionCode(...one), formatExemptionCode(...other)])].sort();
            expect(parseExemptionCell(text), text).toEqual(codes);
          }
  });

  it('are the same if a code leaves out what it shares with the one before', () => {
    for (const joint of [', ', ',', ' and ', '; ', ''])
      for (let one = 1; one <= 9; one += 1)
        for (let other = 1; other <= 9; other += 1)
          expect(parseExemptionCell(`(b)(${one})${joint}(${other})`)).toEqual(
            [...new Set([`(b)(${one})`, `(b)(${other})`])].sort(),
          );
    for (const joint of [', ', ',', ' and ', ''])
      for (const one of 'ABCDEF')
        for (const other of 'ABCDEF')
          expect(parseExemptionCell(`(b)(7)(${one})${joint}(${other})`)).toEqual(
            [...new Set([`(b)(7)(${one})`, `(b)(7)(${other})`])].sort(),
          );
  });

  it('reads a long cell in time that grows with its length', () => {
    const count = (text: string) => parseExemptionCell(text).length;
    expect(count('(b)(6), '.repeat(20_000))).toBe(1);
    expect(count('( '.repeat(20_000))).toBe(0);
    expect(count(' '.repeat(200_000))).toBe(0);
  });
});

describe('exemption codes typed by a person', () => {
  it.each([
    ['b6', ['(b)(6)']],
    ['b6 b7c', ['(b)(6)', '(b)(7)(C)']],
    ['B7C, b6', ['(b)(7)(C)', '(b)(6)']],
    ['(b)(6);(b)(7)(C)', ['(b)(6)', '(b)(7)(C)']],
    ['(b)(6)(b)(7)(E)', ['(b)(6)', '(b)(7)(E)']],
    ['(b) (7) (E)', ['(b)(7)(E)']],
    ['b(7)(a) and b5', ['(b)(7)(A)', '(b)(5)']],
    ['b5/b6', ['(b)(5)', '(b)(6)']],
    ['b7', ['(b)(7)']],
    ['b5, (6)', ['(b)(5)', '(b)(6)']],
    ['b7A,C', ['(b)(7)(A)', '(b)(7)(C)']],
    ['j2 k2 d5', ['(j)(2)', '(k)(2)', '(d)(5)']],
    ['b6 b6', ['(b)(6)']],
    ['  ', []],
  ])('%j are parsed as %j', (typed, codes) => {
    expect(parseTypedCodes(typed)).toEqual({ codes });
  });

  it.each(['6', 'b', 'b10', 'b0', 'b7g', 'b6c', 'x6', 'b66', 'b7d5', 'b6 privacy', 'k9', 'b6x', '(b)(6)(C)'])(
    '%j is refused',
    (typed) => {
      expect(parseTypedCodes(typed).error).toContain('no exemption code');
    },
  );

  it('name the word that is wrong', () => {
    expect(parseTypedCodes('b6 privacy').error).toMatch(/^“privacy”/);
  });

  it('are formatted so that they are parsed as the same again', () => {
    const codes = ['(b)(6)' as const, '(b)(7)(C)' as const, '(k)(2)' as const];
    expect(parseTypedCodes(writeCodes(codes))).toEqual({ codes });
  });
});
