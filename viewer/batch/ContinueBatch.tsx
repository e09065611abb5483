import type { JSX } from 'react';
import { type Batch, toBatchSetName } from '#contract/review/batch.ts';
import { toPageReference } from '../page/page-reference.ts';
import { LinkButton } from '../ui/LinkButton.tsx';

/** Opens one's own batch at the page where it was read last. */
export function ContinueBatch({ matter, batch }: { matter: string; batch: Batch }): JSX.Element | null {
  const { position, batchId, name, decided } = batch;
  if (!position) return null;
  const label = decided === 0 ? 'Start' : 'Continue';
  return (
    <LinkButton
      size="compact-sm"
      to="/m/$matter/p/$ref"
      params={{ matter, ref: toPageReference(position) }}
      search={{ set: toBatchSetName(batchId) }}
      state={{ pageId: position.pageId }}
      aria-label={`${label} ${name}`}
    >
      {label}
    </LinkButton>
  );
}
