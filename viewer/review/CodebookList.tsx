import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import type { JSX } from 'react';
import type { Tag } from '#contract/review/tag.ts';
import type { TagGroup } from '#contract/review/tag-group.ts';
import classes from './codebook.module.css';
import { headingOf, listItems, toOrder } from './codebook-order.ts';
import { GroupHeading } from './GroupHeading.tsx';
import { TagRow } from './TagRow.tsx';
import type { useCodebook } from './use-codebook.ts';

interface CodebookListProps {
  codebook: ReturnType<typeof useCodebook>;
  mayChange: boolean;
  editTag: (tag: Tag) => void;
  editGroup: (group: TagGroup) => void;
}

/** Groups and tags in order; attorneys drag both, also with the keyboard. */
export function CodebookList({ codebook, mayChange, editTag, editGroup }: CodebookListProps): JSX.Element {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const groups = codebook.groups.data ?? [];
  const offered = (codebook.tags.data ?? []).filter(({ isRetired }) => !isRetired);
  const order = toOrder(offered, groups);
  const names = new Map([
    ...groups.map(({ groupId, name }) => [headingOf(groupId), `group ${name}`] as const),
    ...offered.map(({ tagId, name }) => [tagId, name] as const),
  ]);
  const nameOf = ({ id }: { id: string | number }) => names.get(String(id)) ?? 'the end';
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{
        announcements: {
          onDragStart: ({ active }) => `Picked up ${nameOf(active)}.`,
          onDragOver: ({ over }) => (over ? `Over ${nameOf(over)}.` : undefined),
          onDragEnd: ({ active }) => `Dropped ${nameOf(active)}.`,
          onDragCancel: ({ active }) => `${nameOf(active)} stays where it was.`,
        },
      }}
      onDragEnd={({ active, over }) => {
        if (over && active.id !== over.id) codebook.move(String(active.id), String(over.id));
      }}
    >
      <SortableContext items={listItems(order)} strategy={verticalListSortingStrategy} disabled={!mayChange}>
        {order.map(({ groupId, tagIds }) => {
          const group = groups.find((each) => each.groupId === groupId);
          return (
            <section key={groupId} aria-label={group?.name ?? 'Tags without a group'}>
              {groups.length > 0 && (group || tagIds.length > 0) && (
                <GroupHeading
                  codebook={codebook}
                  group={group}
                  mayChange={mayChange}
                  edit={() => group && editGroup(group)}
                />
              )}
              <ul className={classes.rows}>
                {offered
                  .filter((tag) => tag.groupId === groupId)
                  .map((tag) => (
                    <TagRow
                      key={tag.tagId}
                      codebook={codebook}
                      tag={tag}
                      mayChange={mayChange}
                      edit={() => editTag(tag)}
                    />
                  ))}
              </ul>
            </section>
          );
        })}
      </SortableContext>
    </DndContext>
  );
}
