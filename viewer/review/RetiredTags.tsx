import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { Tag } from '#contract/review/tag.ts';
import { PageCountLink } from '../lists/PageCountLink.tsx';
import { call } from '../server/call.ts';
import { Button, Group, Text, Title } from '../ui/parts.ts';
import { TagMark } from '../ui/TagMark.tsx';
import { notifyFailure } from '../ui/toast.tsx';
import classes from './codebook.module.css';
import type { useCodebook } from './use-codebook.ts';

interface RetiredTagsProps {
  codebook: ReturnType<typeof useCodebook>;
  mayChange: boolean;
  edit: (tag: Tag) => void;
}

/** Tags that are not offered any more, with the pages that still have them. */
export function RetiredTags({ codebook, mayChange, edit }: RetiredTagsProps): JSX.Element | null {
  const { matter, refresh } = codebook;
  const retired = (codebook.tags.data ?? []).filter(({ isRetired }) => isRetired);
  const restore = useMutation({
    mutationFn: (tag: string) =>
      call(endpoints.retireTag, { params: { matter, tag }, body: { isRetired: false } }),
    onSuccess: refresh,
    onError: (error) => notifyFailure('The tag could not be restored', error),
  });
  if (retired.length === 0) return null;
  return (
    <section aria-label="Retired tags">
      <Title order={2} size="h5" mt="xl">
        Retired
      </Title>
      <Text c="dimmed" size="sm">
        Not offered any more. Pages keep them, and a search finds them.
      </Text>
      <ul className={classes.rows}>
        {retired.map((tag) => (
          <li key={tag.tagId} className={classes.row}>
            <span />
            <span />
            <TagMark tag={tag} />
            <div className={classes.definition}>{tag.definition}</div>
            <span className="numbers">
              <PageCountLink
                matter={matter}
                pages={tag.pages}
                list={{ tag: tag.tagId }}
                what={`pages tagged ${tag.name}`}
              />
            </span>
            {mayChange && (
              <Group gap={4} wrap="nowrap">
                <Button
                  variant="subtle"
                  size="compact-xs"
                  onClick={() => edit(tag)}
                  aria-label={`Edit ${tag.name}`}
                >
                  Edit
                </Button>
                <Button
                  variant="subtle"
                  size="compact-xs"
                  loading={restore.isPending && restore.variables === tag.tagId}
                  onClick={() => restore.mutate(tag.tagId)}
                  aria-label={`Restore ${tag.name}`}
                >
                  Restore
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
