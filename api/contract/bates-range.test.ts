import { expect, it } from 'vitest';
import { sayBatesRange } from './bates-range.ts';

it.each([
  [
    'ICE FOIA 10-2674.0000001',
    'ICE FOIA 10-2674.0000144',
    'ICE FOIA 10-2674.0000001 to ICE FOIA 10-2674.0000144',
  ],
  ['ICE-1', 'ICE-1', 'ICE-1'],
  ['ICE-1', null, 'ICE-1'],
  ['ICE-1', 'FBI-7', 'more than one series of numbers: the first is ICE-1, the last FBI-7'],
])('%s and %s are said as: %s', (first, last, said) => {
  expect(sayBatesRange(first, last)).toBe(said);
});
