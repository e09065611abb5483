import { useSortable } from '@dnd-kit/sortable';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { TagGroup } from '#contract/review/tag-group.ts';
import { counted } from '#contract/values/counted.ts';
import { call } from '../server/call.ts';
import { Badge, Button, Group, Text, Title } from '../ui/parts.ts';
import { notifyFailure } from '../ui/toast.tsx';
import classes from './codebook.module.css';
import { headingOf } from './codebook-order.ts';
import { Grip, styleOf } from './Grip.tsx';
import type { useCodebook } from './use-codebook.ts';

interface GroupHeadingProps {
  codebook: ReturnType<typeof useCodebook>;
  /** Undefined for the tags without a group. */
  group: TagGroup | undefined;
  mayChange: boolean;
  edit: () => void;
}

/** A group's name and rules, and how many pages are not done because of it. */
export function GroupHeading({ codebook, group, mayChange, edit }: GroupHeadingProps): JSX.Element {
  const { matter, openGroups, refresh } = codebook;
  const sortable = useSortable({ id: headingOf(group?.groupId ?? null), disabled: !mayChange || !group });
  const remove = useMutation({
    mutationFn: (groupId: string) => call(endpoints.removeTagGroup, { params: { matter, group: groupId } }),
    onSuccess: refresh,
    onError: (error) => notifyFailure(`${group?.name} could not be removed`, error),
  });
  const open = openGroups.find(({ groupId }) => groupId === group?.groupId);
  return (
    <div
      ref={sortable.setNodeRef}
      style={styleOf(sortable)}
      className={classes.heading}
      data-dragging={sortable.isDragging}
    >
      {mayChange && group ? <Grip sortable={sortable} name={`the group ${group.name}`} /> : <span />}
      <Group gap="xs">
        <Title order={2} size="h5">
          {group?.name ?? 'Without a group'}
        </Title>
        {group?.isExclusive && <Badge variant="default">One tag a page</Badge>}
        {group?.isRequired && <Badge variant="default">Required before done</Badge>}
        {open && (
          <Text size="sm" c="dimmed">
            {open.pages === 0 ? 'decided on every page' : `not decided on ${counted(open.pages, 'page')}`}
          </Text>
        )}
      </Group>
      {mayChange && group && (
        <Group gap={4} wrap="nowrap">
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={edit}
            aria-label={`Edit the group ${group.name}`}
          >
            Edit
          </Button>
          <Button
            variant="subtle"
            color="red"
            size="compact-xs"
            loading={remove.isPending}
            onClick={() => remove.mutate(group.groupId)}
            aria-label={`Ungroup the tags of ${group.name}`}
          >
            Ungroup
          </Button>
        </Group>
      )}
    </div>
  );
}
