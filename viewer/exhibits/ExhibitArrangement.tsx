import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useMemo } from 'react';
import type { ExhibitList } from '#contract/exhibits/exhibit.ts';
import { counted } from '#contract/values/counted.ts';
import { documentQueries } from '../server/document-queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { usePermission } from '../session/use-user.ts';
import { announce } from '../ui/announce.ts';
import { Empty } from '../ui/Empty.tsx';
import { IconArrowBackUp } from '../ui/icons.ts';
import { Button, Group, Text } from '../ui/parts.ts';
import { notifyFailure } from '../ui/toast.tsx';
import {
  type Arrangement,
  acceptProposals,
  describe,
  letterAt,
  mergeWithPrevious,
  move,
  split,
  withDocument,
  withoutPages,
  withPages,
} from './arrangement.ts';
import { ExhibitRow } from './ExhibitRow.tsx';
import classes from './exhibits.module.css';
import type { KnownFacts } from './list-warnings.ts';
import { TagChanges } from './TagChanges.tsx';
import type { ArrangementState, Saving } from './use-arrangement.ts';
import type { StartOver } from './use-start-over.ts';

const savingNames: Record<Saving, string> = { saved: 'Saved', saving: 'Saving…', 'not saved': 'Not saved' };

interface ExhibitArrangementProps {
  list: ExhibitList;
  now: ArrangementState;
  startOver: StartOver;
  /** The key of the exhibit whose cover sheet is shown. */
  selected: string | undefined;
  select: (key: string) => void;
}

/** The exhibits in order. Every change is saved automatically and can be undone. */
export function ExhibitArrangement({
  list,
  now,
  startOver,
  selected,
  select,
}: ExhibitArrangementProps): JSX.Element {
  const matter = useMatter();
  const client = useQueryClient();
  const review = usePermission('reviewer');
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const { arrangement, change } = now;
  const keys = arrangement.map(({ key }) => key);
  const moveTo = (from: number, to: number) => {
    change(move(arrangement, from, to));
    announce(`Moved. It is now exhibit ${letterAt(to)}.`);
  };
  const facts = useMemo(() => toFacts(list), [list]);
  const addRest = async (index: number, documentId: string) => {
    try {
      const { pages } = await client.fetchQuery(documentQueries.pages(matter, documentId, 0));
      change(withDocument(arrangement, index, pages));
    } catch (error) {
      notifyFailure('The other pages could not be loaded', error);
    }
  };
  const ranges = new Map(list.exhibits.map(({ pages, batesRange }) => [idsOf(pages), batesRange]));
  const pages = arrangement.reduce((sum, exhibit) => sum + exhibit.pages.length, 0);

  if (arrangement.length === 0 && list.taggedSince.length === 0) {
    return (
      <Empty title="No pages with this tag">
        Tag pages in the reader, or choose another tag or production.
      </Empty>
    );
  }
  return (
    <>
      <Group justify="space-between" mb="sm" mih={28}>
        <Text className="numbers">
          {counted(arrangement.length, 'exhibit')}, {counted(pages, 'page')}
          {list.listId === null && now.saving === 'saved' && (
            <Text component="span" c="dimmed">
              {' '}
              · in page order, not arranged yet
            </Text>
          )}
        </Text>
        {review.allowed ? (
          <Group gap="sm">
            <Text role="status" c={now.saving === 'not saved' ? 'var(--bad)' : 'dimmed'}>
              {now.canUndo || now.saving !== 'saved' ? savingNames[now.saving] : ''}
              {now.error && `: ${now.error.message}`}
            </Text>
            {now.error && <Button onClick={now.retry}>Retry save</Button>}
            {startOver.act && (
              <Button
                variant="subtle"
                color="gray"
                disabled={now.saving !== 'saved'}
                loading={startOver.isPending}
                onClick={startOver.act}
              >
                Reset to tagged pages
              </Button>
            )}
            {arrangement.some(({ description }) => description === '') && (
              <Button variant="default" onClick={() => change(acceptProposals(arrangement, facts.documents))}>
                Accept all descriptions
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={14} />}
              disabled={!now.canUndo}
              onClick={now.undo}
            >
              Undo
            </Button>
          </Group>
        ) : (
          <Text c="dimmed">{review.why}</Text>
        )}
      </Group>
      <TagChanges
        list={list}
        arrangement={arrangement}
        mayChange={review.allowed}
        add={(pages) => change(withPages(arrangement, pages))}
        remove={(pageIds) => change(withoutPages(arrangement, pageIds))}
      />
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={({ active, over }) => {
          if (over && active.id !== over.id)
            moveTo(keys.indexOf(String(active.id)), keys.indexOf(String(over.id)));
        }}
      >
        <SortableContext items={keys} strategy={verticalListSortingStrategy} disabled={!review.allowed}>
          <div className={classes.columnNames} aria-hidden>
            <span>Exhibit</span>
            <span>Description and Bates range</span>
            <span>Document date</span>
          </div>
          <ol className={classes.rows}>
            {arrangement.map((exhibit, index) => (
              <ExhibitRow
                key={exhibit.key}
                exhibit={exhibit}
                letter={letterAt(index)}
                batesRange={ranges.get(idsOf(exhibit.pages))}
                tagId={list.tagId}
                facts={facts}
                isSelected={exhibit.key === selected}
                select={() => select(exhibit.key)}
                addRest={(documentId) => void addRest(index, documentId)}
                mayChange={review.allowed}
                isFirst={index === 0}
                isLast={index === arrangement.length - 1}
                isOnly={arrangement.length === 1}
                describe={(changed) => change(describe(arrangement, index, changed))}
                move={(by) => moveTo(index, index + by)}
                merge={() => change(mergeWithPrevious(arrangement, index))}
                split={(at) => change(split(arrangement, index, at))}
                remove={(pageId) => change(withoutPages(arrangement, [pageId]))}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      {list.exhibits.some(({ batesRange }) => batesRange.includes('*')) && (
        <Text size="xs" c="dimmed">
          * A number in this range was inferred from neighboring pages, not read from the page.
        </Text>
      )}
    </>
  );
}

function toFacts({ documents, sheets }: ExhibitList): KnownFacts {
  return {
    documents: new Map(documents.map((document) => [document.documentId, document])),
    sheets: new Set(sheets),
  };
}

const idsOf = (pages: Arrangement[number]['pages']): string => pages.map(({ pageId }) => pageId).join(' ');
