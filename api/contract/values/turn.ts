import { z } from 'zod';

/** Quarter turns of a page, in degrees clockwise. */
export const Turn = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
export type Turn = z.infer<typeof Turn>;

/** A right angle as a turn, however often it goes around; any other angle is none. */
export function toTurn(degrees: number): Turn {
  return Turn.safeParse(((degrees % 360) + 360) % 360).data ?? 0;
}

/** One turn after another. */
export function addTurns(first: Turn, second: Turn): Turn {
  return ((first + second) % 360) as Turn;
}

/** The turn that takes a turned page back to upright. */
export function reverseTurn(turn: Turn): Turn {
  return ((360 - turn) % 360) as Turn;
}
