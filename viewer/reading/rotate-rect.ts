/** By how much the person turned the view, clockwise, on top of how the page is displayed. */
export type Turn = 0 | 90 | 180 | 270;

export function nextTurn(turn: Turn): Turn {
  return ((turn + 90) % 360) as Turn;
}
