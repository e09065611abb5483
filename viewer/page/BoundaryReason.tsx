import type { JSX } from 'react';
import type { Boundary } from '#contract/documents/document.ts';
import { describeBoundary } from '../format/describe-document.ts';
import { Text, VisuallyHidden } from '../ui/parts.ts';
import classes from './boundary-reason.module.css';

/** Why a document starts where it does: a sentence, and the cues for and against it. */
export function BoundaryReason({ boundary }: { boundary: Boundary }): JSX.Element {
  const cues = [...boundary.cues].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return (
    <>
      <Text size="xs">{describeBoundary(boundary)}</Text>
      {cues.length > 0 && (
        <ul className={classes.cues} aria-label="Reasons for and against a new document here">
          {cues.map(({ words, weight }) => (
            <li key={words} data-against={weight < 0}>
              <span aria-hidden>{weight < 0 ? '−' : '+'}</span>
              <VisuallyHidden>{weight < 0 ? 'against: ' : 'for: '}</VisuallyHidden>
              {words}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
