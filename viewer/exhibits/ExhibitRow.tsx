import { useSortable } from '@dnd-kit/sortable';
import { type JSX, useState } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import { counted } from '#contract/values/counted.ts';
import { formatDocumentDate } from '#contract/values/dates.ts';
import { BatesCite } from '../page/BatesCite.tsx';
import { BatesText } from '../page/BatesText.tsx';
import { Thumbnail } from '../page/pictures/Thumbnail.tsx';
import { useMatter } from '../session/use-matter.ts';
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconChevronRight,
  IconGripVertical,
} from '../ui/icons.ts';
import { ActionIcon, Button, Group, Text, TextInput, Tooltip } from '../ui/parts.ts';
import { type ArrangedExhibit, readProposals } from './arrangement.ts';
import { ExhibitPages } from './ExhibitPages.tsx';
import { ExhibitWarnings } from './ExhibitWarnings.tsx';
import classes from './exhibits.module.css';
import type { KnownFacts } from './list-warnings.ts';

/** CSS pixels of a Letter sheet, small. */
const PICTURE = { width: 48, height: 62 };

interface ExhibitRowProps {
  exhibit: ArrangedExhibit;
  letter: string;
  /** The range as it is cited; undefined until the server has computed it for these pages. */
  batesRange: string | undefined;
  tagId: string;
  facts: KnownFacts;
  mayChange: boolean;
  isFirst: boolean;
  isLast: boolean;
  isOnly: boolean;
  isSelected: boolean;
  select: () => void;
  describe: (change: Partial<Pick<ArrangedExhibit, 'description' | 'documentDate'>>) => void;
  move: (by: 1 | -1) => void;
  merge: () => void;
  split: (at: number) => void;
  remove: (pageId: string) => void;
  addRest: (documentId: string) => void;
}

export function ExhibitRow(props: ExhibitRowProps): JSX.Element {
  const { exhibit, letter, batesRange, tagId, mayChange, isFirst, isOnly } = props;
  const matter = useMatter();
  const [open, setOpen] = useState(false);
  const sortable = useSortable({ id: exhibit.key, disabled: !mayChange });
  const shift = sortable.transform;
  const style = {
    ...(shift ? { transform: `translate(0, ${shift.y}px)` } : {}),
    ...(sortable.transition ? { transition: sortable.transition } : {}),
  };
  const [firstPage] = exhibit.pages;
  return (
    <li
      ref={sortable.setNodeRef}
      style={style}
      className={classes.row}
      data-dragging={sortable.isDragging}
      data-selected={props.isSelected}
      onFocus={props.select}
      onPointerDown={props.select}
    >
      <div className={classes.grip}>
        {mayChange && (
          <button
            type="button"
            ref={sortable.setActivatorNodeRef}
            className={classes.gripButton}
            {...sortable.attributes}
            {...sortable.listeners}
            aria-label={`Drag exhibit ${letter}. With the keyboard, press Space, use the arrow keys, and press Space again.`}
          >
            <IconGripVertical size={16} aria-hidden />
          </button>
        )}
      </div>
      <h2 className={classes.letter}>{letter}</h2>
      {firstPage && <Thumbnail matter={matter} page={firstPage} size={PICTURE} queue="list" />}
      <div className={classes.facts}>
        {mayChange ? <ExhibitFields {...props} /> : <ExhibitFacts {...props} />}
        <ExhibitRange pages={exhibit.pages} cite={batesRange} />
        <ExhibitWarnings
          pages={exhibit.pages}
          facts={props.facts}
          addRest={mayChange ? props.addRest : undefined}
        />
        <Group gap={4} ml={-8}>
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
        </Group>
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
      </div>
      {mayChange && <MoveButtons {...props} />}
    </li>
  );
}

/** The range to cite; until the server has computed it, the first and the last number. */
function ExhibitRange({ pages, cite }: { pages: PageSummary[]; cite: string | undefined }): JSX.Element {
  const [first = '', last = ''] = [pages[0], pages.at(-1)].map((page) => page?.bates ?? page?.controlNumber);
  return (
    <div className="numbers">
      {cite === undefined ? (
        <BatesText number={first} last={last} />
      ) : (
        <BatesCite cite={cite} number={first} />
      )}
    </div>
  );
}

/**
 * Description and date. Values that nobody has entered are suggested from the documents and styled as
 * suggestions.
 */
function ExhibitFields({ exhibit, letter, facts, describe }: ExhibitRowProps): JSX.Element {
  const { description: proposed, date } = readProposals(exhibit, facts.documents);
  const isProposed = exhibit.description === '' && proposed !== '';
  return (
    <div className={classes.fields}>
      <TextInput
        size="xs"
        aria-label={`Description of exhibit ${letter}`}
        placeholder={proposed || 'No description yet'}
        title={isProposed ? proposed : undefined}
        value={exhibit.description}
        maxLength={500}
        onChange={(event) => describe({ description: event.currentTarget.value })}
        rightSectionWidth={isProposed ? 72 : 0}
        rightSection={
          isProposed && (
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={`Accept the proposed description of exhibit ${letter}: ${proposed}`}
              onClick={() => describe({ description: proposed, documentDate: date })}
            >
              Accept
            </Button>
          )
        }
      />
      <input
        type="date"
        className={classes.date}
        aria-label={`Document date of exhibit ${letter}`}
        title={exhibit.documentDate === null ? 'Document date, read from the document' : 'Document date'}
        data-proposed={exhibit.documentDate === null}
        value={date}
        onChange={(event) => describe({ documentDate: event.currentTarget.value })}
      />
    </div>
  );
}

/** Description and date as text, for people who cannot change them. */
function ExhibitFacts({ exhibit, facts }: ExhibitRowProps): JSX.Element {
  const { description: proposed, date } = readProposals(exhibit, facts.documents);
  return (
    <div className={classes.fields}>
      <Text>{exhibit.description || proposed || 'No description yet'}</Text>
      <Text>{date === '' ? '' : formatDocumentDate(date)}</Text>
    </div>
  );
}

function MoveButtons({ letter, isFirst, isLast, move }: ExhibitRowProps): JSX.Element {
  return (
    <div className={classes.moves}>
      <Tooltip label="Move up">
        <ActionIcon
          size={24}
          disabled={isFirst}
          aria-label={`Move exhibit ${letter} up`}
          onClick={() => move(-1)}
        >
          <IconArrowUp size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Move down">
        <ActionIcon
          size={24}
          disabled={isLast}
          aria-label={`Move exhibit ${letter} down`}
          onClick={() => move(1)}
        >
          <IconArrowDown size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
