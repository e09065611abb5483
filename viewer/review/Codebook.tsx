import { useMutation } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { Tag } from '#contract/review/tag.ts';
import type { TagGroup } from '#contract/review/tag-group.ts';
import { HighlightsSection } from '../highlights/HighlightsSection.tsx';
import { call } from '../server/call.ts';
import { usePermission } from '../session/use-user.ts';
import { Empty } from '../ui/Empty.tsx';
import { IconPlus } from '../ui/icons.ts';
import { Button, Group, useDocumentTitle } from '../ui/parts.ts';
import { Screen } from '../ui/Screen.tsx';
import { notifyFailure } from '../ui/toast.tsx';
import { Unloaded } from '../ui/Unloaded.tsx';
import { CodebookList } from './CodebookList.tsx';
import { GroupForm } from './GroupForm.tsx';
import { RetiredTags } from './RetiredTags.tsx';
import { TagForm } from './TagForm.tsx';
import { useCodebook } from './use-codebook.ts';

/** The tags of the matter in their groups: definitions, examples, keys, and how many pages have each. */
export function Codebook(): JSX.Element {
  useDocumentTitle('Codebook · Uncover');
  const codebook = useCodebook();
  const { matter, tags, groups, refresh } = codebook;
  const attorney = usePermission('attorney');
  const [editing, setEditing] = useState<Tag | 'new' | undefined>();
  const [editingGroup, setEditingGroup] = useState<TagGroup | 'new' | undefined>();
  const start = useMutation({
    mutationFn: () => call(endpoints.startCodebook, { params: { matter } }),
    onSuccess: refresh,
    onError: (error) => notifyFailure('The tags could not be added', error),
  });

  const isEmpty = tags.data?.length === 0 && groups.data?.length === 0;
  const addTag = (variant: 'filled' | 'default') => (
    <Button variant={variant} leftSection={<IconPlus size={14} />} onClick={() => setEditing('new')}>
      Add tag
    </Button>
  );
  return (
    <Screen
      title="Codebook"
      action={
        !isEmpty &&
        attorney.allowed && (
          <Group gap="xs">
            <Button variant="default" onClick={() => setEditingGroup('new')}>
              Add group
            </Button>
            {addTag('filled')}
          </Group>
        )
      }
      about={
        attorney.allowed
          ? 'Write each definition so that two reviewers would apply the tag to the same pages.'
          : 'Attorneys define the tags. Apply them as defined here.'
      }
    >
      <Unloaded query={tags} failure="The codebook could not be loaded" height={200} />
      {isEmpty && (
        <Empty
          title="No tags yet"
          action={
            attorney.allowed && (
              <Group gap="xs">
                <Button loading={start.isPending} onClick={() => start.mutate()}>
                  Start with the FOIA codebook
                </Button>
                {addTag('default')}
              </Group>
            )
          }
        >
          {attorney.allowed
            ? 'The FOIA codebook has twelve tags with definitions, keys and colors, such as “Opt-out policy”, “Contradiction” and “Possibly privileged”. Change them to fit the case, or start with three to nine issues from the complaint.'
            : 'Attorneys define the tags.'}
        </Empty>
      )}
      {tags.data && groups.data && !isEmpty && (
        <>
          <CodebookList
            codebook={codebook}
            mayChange={attorney.allowed}
            editTag={setEditing}
            editGroup={setEditingGroup}
          />
          <RetiredTags codebook={codebook} mayChange={attorney.allowed} edit={setEditing} />
        </>
      )}
      <HighlightsSection matter={matter} />
      <TagForm codebook={codebook} editing={editing} close={() => setEditing(undefined)} />
      <GroupForm codebook={codebook} editing={editingGroup} close={() => setEditingGroup(undefined)} />
    </Screen>
  );
}
