import type { JSX } from 'react';
import { markSnippet } from './mark-snippet.ts';

/** The words around the first match, matches marked. */
export function Snippet({
  text,
  marks,
}: {
  text: string;
  marks: (readonly [number, number, number])[];
}): JSX.Element {
  return (
    <>
      {markSnippet(text, marks).map((piece) =>
        piece.marked ? <mark key={piece.at}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>,
      )}
    </>
  );
}
