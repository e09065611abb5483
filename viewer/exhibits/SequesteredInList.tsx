import type { JSX } from 'react';
import { counted } from '#contract/values/counted.ts';
import { IconLock } from '../ui/icons.ts';
import { Alert } from '../ui/parts.ts';

interface SequesteredInListProps {
  /** The number of such pages of the list. */
  pages: number;
  isArranged: boolean;
}

/** Why the list cannot be exported, and what to do. */
export function SequesteredInList({ pages, isArranged }: SequesteredInListProps): JSX.Element | null {
  if (pages === 0) return null;
  return (
    <Alert color="yellow" variant="outline" mb="sm" py="sm">
      <IconLock size={14} aria-hidden /> {counted(pages, 'page')} of this list {pages === 1 ? 'is' : 'are'}{' '}
      sequestered and not shown, so that the list cannot be exported.{' '}
      {isArranged
        ? 'Start over with the tagged pages and save them without it, or have the page released.'
        : 'Arrange the other pages to export them, or have the page released.'}
    </Alert>
  );
}
