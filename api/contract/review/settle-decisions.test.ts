import { describe, expect, it } from 'vitest';
import { answerOfPress, answerOfTakingOff } from './answer-of-press.ts';
import { type Position, settleDecisions } from './settle-decisions.ts';

/** `attorney yes` or `adjudication no`, in the order in which they were said. */
function toPositions(text: string): Position[] {
  if (text === '') return [];
  return text.split(', ').map((said, order) => {
    const [who = '', answer = ''] = said.split(' ');
    return {
      answer: answer as Position['answer'],
      level: who === 'adjudication' ? 'adjudication' : 'first',
      role: who === 'reviewer' ? 'reviewer' : 'attorney',
      order,
    };
  });
}

describe('the state of a tag on a page', () => {
  it.each([
    ['', null],
    ['reviewer yes', 'yes'],
    ['reviewer no', 'no'],
    ['reviewer unsure', 'unsure'],
    ['reviewer yes, reviewer yes', 'yes'],
    ['reviewer yes, reviewer no', 'conflict'],
    ['reviewer yes, reviewer unsure', 'conflict'],
    ['reviewer yes, attorney no', 'no'],
    ['attorney no, reviewer yes', 'no'],
    ['attorney unsure, reviewer yes', 'unsure'],
    ['attorney yes, attorney no', 'conflict'],
    ['attorney yes, attorney yes, reviewer no', 'yes'],
    ['reviewer yes, reviewer no, attorney yes', 'yes'],
    ['adjudication no, attorney yes', 'no'],
    ['attorney yes, attorney no, adjudication yes', 'yes'],
    ['adjudication yes, adjudication no', 'no'],
    ['adjudication unsure, reviewer yes', 'unsure'],
  ])('of “%s” is %s', (said, state) => {
    expect(settleDecisions(toPositions(said))).toBe(state);
  });

  it('does not depend on the order in which adjudications are listed', () => {
    const positions = toPositions('adjudication yes, adjudication no');
    expect(settleDecisions(positions.toReversed())).toBe('no');
  });
});

describe('a press of a tag’s key', () => {
  it.each([
    [false, null, 'yes'],
    [false, 'no', 'yes'],
    [false, 'unsure', 'yes'],
    [false, 'yes', 'take-off'],
    [true, 'yes', 'take-off'],
    [true, null, 'take-off'],
    [true, 'unsure', 'take-off'],
    [true, 'no', 'cleared'],
  ] as const)('on a page that carries it (%s), of which I say %s, means %s', (carries, mine, answer) => {
    expect(answerOfPress({ carries, mine })).toBe(answer);
  });

  it.each([
    [true, 'yes', 'cleared'],
    [false, 'yes', 'cleared'],
    [true, null, 'no'],
    [true, 'unsure', 'no'],
    [true, 'no', null],
    [false, null, null],
    [false, 'no', null],
    [false, 'unsure', null],
  ] as const)(
    'takes it off a page that carries it (%s), of which I say %s, by %s',
    (carries, mine, answer) => {
      expect(answerOfTakingOff({ carries, mine })).toBe(answer);
    },
  );
});
