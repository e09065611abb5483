import { expect, it } from 'vitest';
import { parseCodeCell } from './parse-code-cell.ts';

it.each([
  ['(b)(6),(b)(7)(C)', ['(b)(6)', '(b)(7)(C)']],
  ['(b)(6);(b)(7)(C)', ['(b)(6)', '(b)(7)(C)']],
  ['b6', ['(b)(6)']],
  ['b7C, b7c', ['(b)(7)(C)']],
  ['(b) (5)', ['(b)(5)']],
  ['(b) 5', ['(b)(5)']],
  ['( b )( 7 )( E )', ['(b)(7)(E)']],
  ['b(6)', ['(b)(6)']],
  ['B6', ['(b)(6)']],
  ['Ex. 6', ['(b)(6)']],
  ['Exemption 5', ['(b)(5)']],
  ['Exemptions 5, 6 and 7(C)', ['(b)(5)', '(b)(6)', '(b)(7)(C)']],
  ['(b)(5) DPP, AWP', ['(b)(5)']],
  ['b2High', ['(b)(2)']],
  ['b5 Per EOUSA', ['(b)(5)']],
  ['(b)(7)(C), (E)', ['(b)(7)(C)', '(b)(7)(E)']],
  ['(b)(7)', ['(b)(7)']],
  ['5 U.S.C. § 552(b)(5); 552a(k)(2)', ['(b)(5)', '(k)(2)']],
  ['Deliberative process, 5 pages', []],
  ['b10, (k)(9), Tab 5', []],
])('%s claims %j', (text, codes) => {
  expect(parseCodeCell(text)).toEqual(codes);
});
