import type { Turn } from '#contract/values/turn.ts';

/** The pages that a person rotated, the last one first. A rotation belongs to one page: the next may be upright. */
export type SavedTurns = readonly (readonly [pageId: string, turn: Turn])[];

/** More pages than anybody rotates and comes back to; the oldest are forgotten. */
export const MOST_SAVED = 500;

export function turnOf(turns: SavedTurns, pageId: string): Turn {
  return turns.find(([id]) => id === pageId)?.[1] ?? 0;
}

/** An upright page needs no entry. */
export function rememberTurn(turns: SavedTurns, pageId: string, turn: Turn): SavedTurns {
  const others = turns.filter(([id]) => id !== pageId);
  return turn === 0 ? others : [[pageId, turn] as const, ...others].slice(0, MOST_SAVED);
}
