import { expect, it } from 'vitest';
import { turnRect } from './rect.ts';
import { addTurns, reverseTurn, type Turn } from './turn.ts';

it.each<Turn>([0, 90, 180, 270])('turns a page that was turned by %i back to upright', (turn) => {
  expect(addTurns(turn, reverseTurn(turn))).toBe(0);
});

it('turns a page further, and all the way around', () => {
  expect(addTurns(90, 90)).toBe(180);
  expect(addTurns(270, 90)).toBe(0);
});

it('turns a rectangle back to itself, and moves its top left corner to the top right by a quarter', () => {
  const rect = { x: 0.1, y: 0.2, width: 0.3, height: 0.05 };
  const back = turnRect(turnRect(rect, 90), reverseTurn(90));
  expect(back.x).toBeCloseTo(rect.x);
  expect(back.y).toBeCloseTo(rect.y);
  expect(turnRect({ x: 0, y: 0, width: 0.2, height: 0.1 }, 90)).toEqual({
    x: 0.9,
    y: 0,
    width: 0.1,
    height: 0.2,
  });
});
