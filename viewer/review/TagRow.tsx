import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { Tag } from '#contract/review/tag.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { call } from '../server/call.ts';
import { queries } from '../server/queries.ts';
import { Button, Group, Kbd, Table, Text, Tooltip } from '../ui/parts.ts';
import { TagMark } from '../ui/TagMark.tsx';
import { notifyFailure, notifyWithUndo } from '../ui/toast.tsx';
import classes from './codebook.module.css';

interface TagRowProps {
  matter: string;
  tag: Tag;
  mayChange: boolean;
  edit: () => void;
}

export function TagRow({ matter, tag, mayChange, edit }: TagRowProps): JSX.Element {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: queries.tags(matter).queryKey });
  const restore = () => {
    const { name, definition, examples, color, key, groupId } = tag;
    const body = { name, definition, examples, color, key, groupId };
    call(endpoints.addTag, { params: { matter }, body }).then(refresh, (error: unknown) =>
      notifyFailure(`${name} could not be restored`, error),
    );
  };
  const remove = useMutation({
    mutationFn: () => call(endpoints.removeTag, { params: { matter, tag: tag.tagId } }),
    onSuccess: async () => {
      await refresh();
      notifyWithUndo(`Removed ${tag.name}.`, restore);
    },
    onError: (error) => notifyFailure(`${tag.name} could not be removed`, error),
  });
  return (
    <Table.Tr>
      <Table.Td>{tag.key ? <Kbd size="sm">{tag.key}</Kbd> : <Text c="dimmed">None</Text>}</Table.Td>
      <Table.Td fw={600}>
        <TagMark tag={tag} />
      </Table.Td>
      <Table.Td className={classes.definition}>
        {tag.definition || <Text c="dimmed">No definition yet</Text>}
      </Table.Td>
      <Table.Td className={classes.right}>
        {tag.pages > 0 ? (
          <Link
            to="/m/$matter/pages"
            params={{ matter }}
            search={{ tag: tag.tagId }}
            aria-label={`${counted(tag.pages, 'page')} tagged ${tag.name}`}
          >
            {formatNumber(tag.pages)}
          </Link>
        ) : (
          0
        )}
      </Table.Td>
      {mayChange && (
        <Table.Td>
          <Group gap={4} wrap="nowrap">
            <Button variant="subtle" size="compact-xs" onClick={edit} aria-label={`Edit ${tag.name}`}>
              Edit
            </Button>
            <Tooltip label="In use. Remove it from its pages first." disabled={tag.pages === 0} openDelay={0}>
              <Button
                variant="subtle"
                color="red"
                size="compact-xs"
                data-disabled={tag.pages > 0}
                aria-disabled={tag.pages > 0}
                loading={remove.isPending}
                onClick={() => {
                  if (tag.pages === 0) remove.mutate();
                }}
                aria-label={`Remove ${tag.name}`}
              >
                Remove
              </Button>
            </Tooltip>
          </Group>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
