import { describe, expect, it } from 'vitest';
import { parseCodes, writeCodes } from './parse-codes.ts';

describe('exemption codes that a person types', () => {
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
    ['j2 k2 d5', ['(j)(2)', '(k)(2)', '(d)(5)']],
    ['b6 b6', ['(b)(6)']],
    ['  ', []],
  ])('%j are %j', (typed, codes) => {
    expect(parseCodes(typed)).toEqual({ codes });
  });

  it.each(['6', 'b', 'b10', 'b0', 'b7g', 'b6c', 'x6', 'b66', 'b7d5', 'b6 privacy', 'k9', 'b6x', '(b)(6)(C)'])(
    '%j is refused',
    (typed) => {
      expect(parseCodes(typed).error).toContain('no exemption code');
    },
  );

  it('names the word that is wrong', () => {
    expect(parseCodes('b6 privacy').error).toMatch(/^“privacy”/);
  });

  it('writes codes so that they are read as the same again', () => {
    const codes = ['(b)(6)' as const, '(b)(7)(C)' as const, '(k)(2)' as const];
    expect(parseCodes(writeCodes(codes))).toEqual({ codes });
  });
});
