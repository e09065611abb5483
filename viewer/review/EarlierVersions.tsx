import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { Tag } from '#contract/review/tag.ts';
import { codebookQueries } from '../server/codebook-queries.ts';
import { TagMeaning } from '../tagging/TagMeaning.tsx';
import { Button, Stack } from '../ui/parts.ts';
import { Unloaded } from '../ui/Unloaded.tsx';

/** What a tag meant before, newest first; loaded when somebody asks for it. */
export function EarlierVersions({ matter, tag }: { matter: string; tag: Tag }): JSX.Element | null {
  const [isOpen, setIsOpen] = useState(false);
  if (tag.version === 1) return null;
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        variant="subtle"
        className="flush"
        size="compact-xs"
        aria-expanded={isOpen}
        aria-label={`Earlier definitions of ${tag.name}`}
        onClick={() => setIsOpen(!isOpen)}
      >
        Earlier definitions
      </Button>
      {isOpen && <Versions matter={matter} tag={tag} />}
    </Stack>
  );
}

function Versions({ matter, tag }: { matter: string; tag: Tag }): JSX.Element {
  // A new version is another query, so that the list is never older than the tag.
  const versions = useQuery(codebookQueries.versions(matter, tag.tagId, tag.version));
  return (
    <>
      <Unloaded query={versions} failure="The earlier definitions could not be loaded" height={40} />
      {versions.data
        ?.filter(({ version }) => version < tag.version)
        .map((version) => (
          <TagMeaning key={version.version} matter={matter} meaning={version} isEarlier />
        ))}
    </>
  );
}
