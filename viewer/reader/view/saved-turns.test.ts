import { expect, it } from 'vitest';
import { MOST_SAVED, rememberTurn, type SavedTurns, turnOf } from './saved-turns.ts';

it('remembers how each page was rotated last, and forgets it once the page is upright', () => {
  let turns: SavedTurns = [];
  turns = rememberTurn(turns, 'a', 90);
  turns = rememberTurn(turns, 'b', 270);
  turns = rememberTurn(turns, 'a', 180);
  expect([turnOf(turns, 'a'), turnOf(turns, 'b'), turnOf(turns, 'c')]).toEqual([180, 270, 0]);
  turns = rememberTurn(turns, 'a', 0);
  expect(turns).toEqual([['b', 270]]);
});

it('forgets the oldest of too many rotated pages', () => {
  let turns: SavedTurns = [];
  for (let page = 0; page <= MOST_SAVED; page += 1) turns = rememberTurn(turns, `${page}`, 90);
  expect(turns).toHaveLength(MOST_SAVED);
  expect([turnOf(turns, '0'), turnOf(turns, `${MOST_SAVED}`)]).toEqual([0, 90]);
});
