import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { ExhibitList } from '#contract/exhibits/exhibit.ts';
import type { Tag } from '#contract/review/tag.ts';
import { counted } from '#contract/values/counted.ts';
import { IconAlertTriangle } from '../ui/icons.ts';
import { Alert, Group } from '../ui/parts.ts';

interface UndecidedPagesProps {
  matter: string;
  list: ExhibitList;
  tag: Tag | undefined;
}

/** Warns that pages are not in the exhibits because people differ about the tag, or are unsure. */
export function UndecidedPages({ matter, list, tag }: UndecidedPagesProps): JSX.Element | null {
  const production = list.productionId ?? undefined;
  // How many are unsure is known for the whole matter only.
  const unsure = production === undefined ? (tag?.unsure ?? 0) : 0;
  const parts = [
    list.conflicts > 0 && `of different opinions about the tag on ${counted(list.conflicts, 'page')}`,
    unsure > 0 && `unsure about the tag on ${counted(unsure, 'page')}`,
  ].filter((part) => part !== false);
  if (parts.length === 0) return null;
  const narrow = [...(list.conflicts > 0 ? ['state:conflict'] : []), ...(unsure > 0 ? ['state:unsure'] : [])];
  return (
    <Alert color="yellow" variant="outline" mb="sm" py="sm">
      <Group justify="space-between" gap="xs">
        <span>
          <IconAlertTriangle size={14} aria-hidden /> Reviewers are {parts.join(', and ')}. These exhibits
          leave out such pages.
        </span>
        <Link to="/m/$matter/pages" params={{ matter }} search={{ narrow, production }}>
          Show pages with an open decision
        </Link>
      </Group>
    </Alert>
  );
}
