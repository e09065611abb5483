/** By how much the person turned the view, clockwise, on top of how the page is displayed. */
export type Turn = 0 | 90 | 180 | 270;

export function nextTurn(turn: Turn): Turn {
  return addTurns(turn, 90);
}

/** One turn after another, clockwise. */
export function addTurns(first: Turn, second: Turn): Turn {
  return ((first + second) % 360) as Turn;
}
