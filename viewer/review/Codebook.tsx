import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { Tag } from '#contract/review/tag.ts';
import { HighlightsSection } from '../highlights/HighlightsSection.tsx';
import { queries } from '../server/queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { usePermission } from '../session/use-user.ts';
import { Empty } from '../ui/Empty.tsx';
import { IconPlus } from '../ui/icons.ts';
import { Button, Table, useDocumentTitle, VisuallyHidden } from '../ui/parts.ts';
import { Screen } from '../ui/Screen.tsx';
import { Unloaded } from '../ui/Unloaded.tsx';
import classes from './codebook.module.css';
import { TagForm } from './TagForm.tsx';
import { TagRow } from './TagRow.tsx';

/** The tags of the matter: definitions, keys, and how many pages have each. */
export function Codebook(): JSX.Element {
  useDocumentTitle('Codebook · Uncover');
  const matter = useMatter();
  const tags = useQuery(queries.tags(matter));
  const attorney = usePermission('attorney');
  const [editing, setEditing] = useState<Tag | 'new' | undefined>();

  const hasNone = tags.data?.length === 0;
  const addButton = attorney.allowed && (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setEditing('new')}>
      Add tag
    </Button>
  );
  return (
    <Screen
      title="Codebook"
      action={!hasNone && addButton}
      about={
        attorney.allowed
          ? 'Write each definition so that two reviewers would apply the tag to the same pages.'
          : 'Attorneys define the tags. Apply them as defined here.'
      }
    >
      <Unloaded query={tags} failure="The codebook could not be loaded" height={200} />
      {hasNone && (
        <Empty title="No tags yet" action={addButton}>
          Start with three to nine issues from the complaint, such as “opt-out policy” or “contradiction”, and
          give each a key.
        </Empty>
      )}
      {tags.data && !hasNone && (
        <Table verticalSpacing={8} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={56}>Key</Table.Th>
              <Table.Th w={240}>Tag</Table.Th>
              <Table.Th>When to use it</Table.Th>
              <Table.Th className={classes.right}>Pages</Table.Th>
              {attorney.allowed && (
                <Table.Th w={120}>
                  <VisuallyHidden>Actions</VisuallyHidden>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tags.data.map((tag) => (
              <TagRow
                key={tag.tagId}
                matter={matter}
                tag={tag}
                mayChange={attorney.allowed}
                edit={() => setEditing(tag)}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <HighlightsSection matter={matter} />
      <TagForm matter={matter} tags={tags.data ?? []} editing={editing} close={() => setEditing(undefined)} />
    </Screen>
  );
}
