import type { JSX, ReactNode } from 'react';
import { formatNumber } from '#contract/values/counted.ts';
import { type Action, shownKeys } from '../keys/key-table.ts';
import {
  IconArrowBackUp,
  IconChevronLeft,
  IconChevronRight,
  IconLayoutSidebarRight,
  IconMaximize,
  IconMinus,
  IconPlus,
  IconRotateClockwise,
} from '../ui/icons.ts';
import { ActionIcon, Tooltip } from '../ui/parts.ts';
import { HitsByTerm } from './HitsByTerm.tsx';
import { LayersMenu } from './LayersMenu.tsx';
import type { CurrentListState } from './navigation/use-current-list.ts';
import type { PageHits } from './navigation/use-page-hits.ts';
import classes from './reader.module.css';
import { useReader } from './reader-context.ts';

/** The position in the list, among the hits and in the file, and every way to move, for the mouse. */
export function StatusBar(): JSX.Element {
  const { page, detail, currentList, hits, navigation, backToResults } = useReader();
  return (
    <section className={classes.status} aria-label="Navigation and view">
      <div className={classes.statusGroup}>
        {backToResults && (
          <Tool action="back-to-results" label="Back to results" onClick={backToResults}>
            <IconArrowBackUp size={16} />
          </Tool>
        )}
        <Tool
          action="previous-page"
          label="Previous page"
          onClick={navigation.previous}
          disabled={!navigation.hasPrevious}
        >
          <IconChevronLeft size={16} />
        </Tool>
        <span aria-live="polite">{describePosition(currentList)}</span>
        <Tool action="next-page" label="Next page" onClick={navigation.next} disabled={!navigation.hasNext}>
          <IconChevronRight size={16} />
        </Tool>
      </div>
      {hits.isSearch && (
        <div className={classes.statusGroup}>
          <Tool action="previous-hit" label="Previous hit" onClick={navigation.previousHit}>
            <IconChevronLeft size={16} />
          </Tool>
          <span>{describeHits(hits)}</span>
          <Tool action="next-hit" label="Next hit" onClick={navigation.nextHit}>
            <IconChevronRight size={16} />
          </Tool>
        </div>
      )}
      {hits.isSearch && <HitsByTerm />}
      <span className={classes.statusFile}>
        Source file page {formatNumber(page.pageNumber)}
        {detail && ` of ${formatNumber(detail.filePages)}`}
      </span>
      <span style={{ flex: 1 }} />
      <ViewTools />
    </section>
  );
}

function ViewTools(): JSX.Element {
  const { view, panel } = useReader();
  return (
    <div className={classes.statusGroup}>
      <LayersMenu />
      <Tool action="rotate" label="Rotate view" onClick={view.rotate}>
        <IconRotateClockwise size={16} />
      </Tool>
      <Tool action="fit" label={view.fit === 'page' ? 'Fit width' : 'Fit page'} onClick={view.toggleFit}>
        <IconMaximize size={16} />
      </Tool>
      <Tool action="zoom-out" label="Zoom out" onClick={view.zoomOut}>
        <IconMinus size={16} />
      </Tool>
      <span className={classes.percent}>{view.percent}%</span>
      <Tool action="zoom-in" label="Zoom in" onClick={view.zoomIn}>
        <IconPlus size={16} />
      </Tool>
      <Tool action="toggle-panel" label="Page details" onClick={panel.toggle} pressed={panel.isOpen}>
        <IconLayoutSidebarRight size={16} />
      </Tool>
    </div>
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
  return all.length === 0 ? 'No hits on this page' : `Hit ${current} of ${all.length} on this page`;
}

interface ToolProps {
  action: Action;
  label: string;
  onClick: () => void;
  disabled?: boolean;
  /** For a tool that switches something on and off. */
  pressed?: boolean;
  children: ReactNode;
}

function Tool({ action, label, onClick, disabled = false, pressed, children }: ToolProps): JSX.Element {
  return (
    <Tooltip label={`${label}  ${shownKeys(action)[0] ?? ''}`}>
      <ActionIcon
        size={24}
        onClick={onClick}
        disabled={disabled}
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
