import type { JSX } from 'react';
import { Alert, Button } from '../ui/parts.ts';
import type { CodebookTag } from './codebook-tag.ts';
import { TagMeaning } from './TagMeaning.tsx';
import { useChangedDefinitions } from './use-changed-definitions.ts';

interface ChangedDefinitionsProps {
  matter: string;
  tags: readonly CodebookTag[];
}

/** Says once that a definition changed, until the person has seen it. One at a time, so that the panel stays short. */
export function ChangedDefinitions({ matter, tags }: ChangedDefinitionsProps): JSX.Element | null {
  const { tagIds, noteSeen } = useChangedDefinitions(matter);
  const tag = tags.find(({ tagId }) => tagIds.includes(tagId));
  if (!tag) return null;
  return (
    <Alert variant="default" p="xs" my="xs" flex="none" title={`The definition of “${tag.name}” changed`}>
      <TagMeaning matter={matter} meaning={tag} />
      <Button variant="default" size="compact-xs" mt="xs" onClick={() => noteSeen(tag)}>
        Got it
      </Button>
    </Alert>
  );
}
