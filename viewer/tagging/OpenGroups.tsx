import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { PageDecisions } from '#contract/review/decision.ts';
import { listOpenGroups } from '#contract/review/list-open-groups.ts';
import { codebookQueries } from '../server/codebook-queries.ts';
import { Text } from '../ui/parts.ts';
import type { CodebookTag } from './codebook-tag.ts';

interface OpenGroupsProps {
  matter: string;
  tags: readonly CodebookTag[];
  decisions: PageDecisions;
}

/** A quiet hint of which required groups nobody has decided about on the page. */
export function OpenGroups({ matter, tags, decisions }: OpenGroupsProps): JSX.Element | null {
  const { data: groups = [] } = useQuery(codebookQueries.groups(matter));
  const open = listOpenGroups(decisions, tags, groups);
  if (open.length === 0) return null;
  return (
    <Text size="xs" c="dimmed" mt={4}>
      Not decided yet: {open.map(({ name }) => name).join(', ')}
    </Text>
  );
}
