export interface Piece {
  /** Where the piece starts in the snippet. */
  at: number;
  text: string;
  marked: boolean;
}

/** Cuts a snippet at its marks. Marks may come in any order, touch or overlap. */
export function markSnippet(
  text: string,
  marks: readonly (readonly [start: number, end: number, group?: number])[],
): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (end: number, marked: boolean) => {
    if (end > at) pieces.push({ at, text: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
    add(Math.min(start, text.length), false);
    add(Math.min(end, text.length), true);
  }
  add(text.length, false);
  return pieces;
}
