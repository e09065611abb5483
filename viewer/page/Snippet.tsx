import type { JSX } from 'react';
import { markSnippet } from './mark-snippet.ts';
import { termAttributes } from './term-groups.ts';

interface SnippetProps {
  text: string;
  marks: (readonly [number, number, number])[];
  /** Term groups of the query. */
  groups: number;
}

/** A text in which matches are marked with the color and the number of their term. */
export function Snippet({ text, marks, groups }: SnippetProps): JSX.Element {
  return (
    <>
      {markSnippet(text, marks).map(({ at, text: piece, group }) =>
        group === undefined ? (
          <span key={at}>{piece}</span>
        ) : (
          <mark key={at} {...termAttributes(group, groups)}>
            {piece}
          </mark>
        ),
      )}
    </>
  );
}
