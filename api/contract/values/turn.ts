/** Quarter turns of a page, in degrees clockwise. */
export type Turn = 0 | 90 | 180 | 270;

/** One turn after another. */
export function addTurns(first: Turn, second: Turn): Turn {
  return ((first + second) % 360) as Turn;
}

/** The turn that takes a turned page back to upright. */
export function reverseTurn(turn: Turn): Turn {
  return ((360 - turn) % 360) as Turn;
}
