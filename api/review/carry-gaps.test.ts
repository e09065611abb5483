import { expect, it } from 'vitest';
import { toRecord } from '../testing/scripted-pages.ts';
import { carryGaps } from './carry-gaps.ts';
import { judgeLoadText } from './judge-load-text.ts';

const readOf = (text: string) => toRecord(0, { text }).text;

it.each([
  ['call █ now', 'call now', 'call █ now'],
  ['call █ now', 'call  (b)(6)\nnow', 'call  █ (b)(6)\nnow'],
  ['cal1 her █ n0w', 'call her now', 'call her █ now'],
  ['█ called', 'called', '█ called'],
  ['call █', 'call', 'call █'],
  ['call █', 'call ', 'call █'],
  ['a █ b █ c', 'a b c', 'a █ b █ c'],
  ['a █ b', 'a █ b', 'a █ b'],
  ['call now', 'call  now', 'call  now'],
  ['█', '', '█'],
])('if the page reads %j, the text %j gets gaps as %j', (read, text, expected) => {
  expect(carryGaps(readOf(read).words, text)).toBe(expected);
});

it('a load file’s text gets gaps at the agency’s boxes, with their rectangles', () => {
  const read = { ...readOf('localities may █ opt out'), source: 'ocr' as const, reason: 'scripted' };
  const { text, use } = judgeLoadText(read, 'Localities may opt out');
  expect([text.text, use]).toEqual(['Localities may █ opt out', true]);
  expect(text.words[2]?.rect).toEqual(read.words[2]?.rect);
});
