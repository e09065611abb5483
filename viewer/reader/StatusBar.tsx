import { type JSX, memo } from 'react';
import { formatNumber } from '#contract/values/counted.ts';
import { LabelWithKey } from '../keys/ActionKey.tsx';
import type { Action } from '../keys/key-table.ts';
import {
  IconArrowLeft,
  IconChevronLeft,
  IconChevronRight,
  IconChevronsRight,
  IconLayoutSidebarRight,
  IconMaximize,
  IconMinus,
  IconPlus,
  IconRotateClockwise,
} from '../ui/icons.ts';
import { ActionIcon, Button, Tooltip } from '../ui/parts.ts';
import { RovingGroup } from '../ui/RovingGroup.tsx';
import { useStatusMessage } from '../ui/status-line.ts';
import { HitsByTerm } from './HitsByTerm.tsx';
import { HighlightsMenu } from './highlights/HighlightsMenu.tsx';
import { BatchStatus } from './navigation/BatchStatus.tsx';
import type { CurrentListState } from './navigation/use-current-list.ts';
import type { PageHits } from './navigation/use-page-hits.ts';
import classes from './reader.module.css';
import { useReader } from './reader-context.ts';
import { LayersMenu } from './view/LayersMenu.tsx';
import { LayoutMenu } from './view/LayoutMenu.tsx';

/**
 * The position in the list and among the hits, the last change, and buttons to navigate and to change the
 * view.
 */
export function StatusBar(): JSX.Element {
  const { currentList, hits, navigation, readerBatch, backToResults } = useReader();
  return (
    <section className={classes.status} aria-label="Navigation and view">
      <RovingGroup label="Move through the list" className={classes.statusGroup}>
        {backToResults && (
          <Tool
            action="back-to-results"
            label="Back to results"
            onClick={backToResults}
            icon={IconArrowLeft}
          />
        )}
        <Tool
          action="previous-page"
          label="Previous page"
          onClick={navigation.previous}
          disabled={!navigation.hasPrevious}
          icon={IconChevronLeft}
        />
        <span aria-live="polite">{describePosition(currentList)}</span>
        <Tool
          action="next-page"
          label="Next page"
          onClick={navigation.next}
          disabled={!navigation.hasNext}
          icon={IconChevronRight}
        />
        {readerBatch.batch && (
          <Tool
            action="next-undecided"
            label="Next page without a decision"
            onClick={readerBatch.goToUndecided}
            icon={IconChevronsRight}
          />
        )}
        <BatchStatus />
        {hits.isSearch && (
          <>
            <span className={classes.separator} />
            <Tool
              action="previous-hit"
              label="Previous hit"
              onClick={navigation.previousHit}
              icon={IconChevronLeft}
            />
            <span>
              {describeHits(hits)}
              {hits.all.length > 0 && <span className={classes.wideOnly}> on this page</span>}
            </span>
            <Tool action="next-hit" label="Next hit" onClick={navigation.nextHit} icon={IconChevronRight} />
            <HitsByTerm />
          </>
        )}
      </RovingGroup>
      <LastAction />
      <ViewTools />
    </section>
  );
}

/** The last change and a button to undo it, placed where no toast covers the page. */
function LastAction(): JSX.Element {
  const message = useStatusMessage();
  return (
    <div className={classes.lastAction} role="status">
      {message && <span title={message.text}>{message.text}</span>}
      {message?.undo && (
        <Button variant="subtle" size="compact-xs" onClick={message.undo}>
          Undo
        </Button>
      )}
    </div>
  );
}

function ViewTools(): JSX.Element {
  const { view, panel } = useReader();
  return (
    <RovingGroup label="View" className={classes.statusGroup}>
      <HighlightsMenu />
      <LayersMenu />
      <LayoutMenu />
      <Tool action="rotate" label="Rotate view" onClick={view.rotate} icon={IconRotateClockwise} />
      <Tool
        action="fit"
        label={view.fit === 'page' ? 'Fit width' : 'Fit page'}
        onClick={view.toggleFit}
        icon={IconMaximize}
      />
      <Tool action="zoom-out" label="Zoom out" onClick={view.zoomOut} icon={IconMinus} />
      <span className={classes.percent}>{view.percent}%</span>
      <Tool action="zoom-in" label="Zoom in" onClick={view.zoomIn} icon={IconPlus} />
      <Tool
        action="toggle-panel"
        label="Page details"
        onClick={panel.toggle}
        pressed={panel.isOpen}
        icon={IconLayoutSidebarRight}
      />
    </RovingGroup>
  );
}

function describePosition({ position, error }: CurrentListState): string {
  if (error) return 'The list could not be loaded';
  if (!position) return 'Page … of …';
  if (position.index === undefined) return `Not in this list of ${formatNumber(position.total)}`;
  return `Page ${formatNumber(position.index + 1)} of ${formatNumber(position.total)}`;
}

function describeHits({ all, current, isLoaded, isFailed }: PageHits): string {
  if (isFailed) return 'Hits could not be loaded';
  if (!isLoaded) return 'Hit … of …';
  return all.length === 0 ? 'No hits on this page' : `Hit ${current} of ${all.length}`;
}

interface ToolProps {
  action: Action;
  label: string;
  onClick: () => void;
  disabled?: boolean;
  /** For a tool that turns something on and off. */
  pressed?: boolean;
  icon: typeof IconPlus;
}

/** Memoized: without this, all eight tools would render again with each page, although they do not change. */
const Tool = memo(function Tool(props: ToolProps): JSX.Element {
  const { action, label, onClick, disabled = false, pressed, icon: Icon } = props;
  return (
    <Tooltip label={<LabelWithKey label={label} action={action} />}>
      <ActionIcon
        size={24}
        onClick={onClick}
        disabled={disabled}
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
});
