export interface Piece {
  /** Where the piece starts in the snippet. */
  at: number;
  text: string;
  /** The term group that it matches, from 0; undefined between matches. */
  group: number | undefined;
}

/** Cuts a snippet at its marks. Marks may come in any order, touch or overlap. */
export function markSnippet(
  text: string,
  marks: readonly (readonly [start: number, end: number, group: number])[],
): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (end: number, group: number | undefined) => {
    if (end > at) pieces.push({ at, text: text.slice(at, end), group });
    at = Math.max(at, end);
  };
  for (const [start, end, group] of [...marks].sort((a, b) => a[0] - b[0])) {
    add(Math.min(start, text.length), undefined);
    add(Math.min(end, text.length), group);
  }
  add(text.length, undefined);
  return pieces;
}
