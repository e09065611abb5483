import { useSortable } from '@dnd-kit/sortable';
import { type JSX, useState } from 'react';
import { counted } from '#contract/values/counted.ts';
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconChevronRight,
  IconGripVertical,
} from '../ui/icons.ts';
import { ActionIcon, Button, Group, Text, TextInput, Tooltip } from '../ui/parts.ts';
import { type ArrangedExhibit, roughRange } from './arrangement.ts';
import { ExhibitPages } from './ExhibitPages.tsx';
import classes from './exhibits.module.css';

interface ExhibitCardProps {
  exhibit: ArrangedExhibit;
  letter: string;
  /** As it is cited; undefined until the server has computed it for these pages. */
  batesRange: string | undefined;
  tagId: string;
  mayChange: boolean;
  isFirst: boolean;
  isLast: boolean;
  isOnly: boolean;
  describe: (change: Partial<Pick<ArrangedExhibit, 'description' | 'documentDate'>>) => void;
  move: (by: 1 | -1) => void;
  merge: () => void;
  split: (at: number) => void;
  remove: (pageId: string) => void;
}

export function ExhibitCard(props: ExhibitCardProps): JSX.Element {
  const { exhibit, letter, batesRange, tagId, mayChange, isFirst, isLast, isOnly } = props;
  const [open, setOpen] = useState(false);
  const sortable = useSortable({ id: exhibit.key, disabled: !mayChange });
  const shift = sortable.transform;
  const style = {
    ...(shift ? { transform: `translate(0, ${shift.y}px)` } : {}),
    ...(sortable.transition ? { transition: sortable.transition } : {}),
  };
  return (
    <li ref={sortable.setNodeRef} style={style} className={classes.card} data-dragging={sortable.isDragging}>
      <div className={classes.cardHead}>
        {mayChange && (
          <button
            type="button"
            ref={sortable.setActivatorNodeRef}
            className={classes.grip}
            {...sortable.attributes}
            {...sortable.listeners}
            aria-label={`Drag exhibit ${letter}. With the keyboard, press Space, use the arrow keys, and press Space again.`}
          >
            <IconGripVertical size={16} aria-hidden />
          </button>
        )}
        <h2 className={classes.letter}>
          <span className={classes.letterWord}>Exhibit</span> {letter}
        </h2>
        <div className={classes.fields}>
          <TextInput
            size="xs"
            aria-label={`Description of exhibit ${letter}`}
            placeholder="No description yet. The exhibit list will name the pages."
            value={exhibit.description}
            maxLength={500}
            readOnly={!mayChange}
            onChange={(event) => props.describe({ description: event.currentTarget.value })}
          />
          <input
            type="date"
            className={classes.date}
            aria-label={`Document date of exhibit ${letter}`}
            title="Document date"
            value={exhibit.documentDate ?? ''}
            readOnly={!mayChange}
            onChange={(event) => props.describe({ documentDate: event.currentTarget.value || null })}
          />
        </div>
        {mayChange && (
          <Group gap={4} wrap="nowrap">
            <Tooltip label="Move up">
              <ActionIcon
                size={24}
                disabled={isFirst}
                aria-label={`Move exhibit ${letter} up`}
                onClick={() => props.move(-1)}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label="Move down">
              <ActionIcon
                size={24}
                disabled={isLast}
                aria-label={`Move exhibit ${letter} down`}
                onClick={() => props.move(1)}
              >
                <IconArrowDown size={16} />
              </ActionIcon>
            </Tooltip>
          </Group>
        )}
      </div>
      <div className={classes.cardFoot}>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
          aria-expanded={open}
          aria-label={`${counted(exhibit.pages.length, 'page')} of exhibit ${letter}`}
          onClick={() => setOpen(!open)}
        >
          {counted(exhibit.pages.length, 'page')}
        </Button>
        <Text className="numbers" style={{ flex: 1, minWidth: 0 }}>
          {batesRange ?? roughRange(exhibit.pages)}
        </Text>
        {mayChange && !isFirst && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            onClick={props.merge}
            aria-label={`Merge with previous exhibit: exhibit ${letter}`}
          >
            Merge with previous exhibit
          </Button>
        )}
      </div>
      {open && (
        <ExhibitPages
          pages={exhibit.pages}
          tagId={tagId}
          mayChange={mayChange}
          mayRemove={!(isOnly && exhibit.pages.length === 1)}
          split={props.split}
          remove={props.remove}
        />
      )}
    </li>
  );
}
