import { z } from 'zod';

/** Quarter turns of a page, in degrees clockwise. */
export const Turn = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
export type Turn = z.infer<typeof Turn>;

/** A right angle as a turn, however often it goes around; any other angle is no turn. */
export function toTurn(degrees: number): Turn {
  return Turn.safeParse(((degrees % 360) + 360) % 360).data ?? 0;
}

/** Adds two turns. */
export function addTurns(first: Turn, second: Turn): Turn {
  return ((first + second) % 360) as Turn;
}

/** The turn that brings a turned page back upright. */
export function reverseTurn(turn: Turn): Turn {
  return ((360 - turn) % 360) as Turn;
}
