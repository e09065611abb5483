import type { JSX, ReactNode } from 'react';
import type { PageHit, PageSummary } from '#contract/pages/page.ts';
import { sayNumber } from '#contract/values/counted.ts';
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
import type { Place } from './navigation/use-current-list.ts';
import type { PageNavigation } from './navigation/use-page-navigation.ts';
import classes from './reader.module.css';
import type { Layers } from './use-layers.ts';
import type { ViewState } from './use-view.ts';

interface HitsHere {
  /** From 1. */
  current: number;
  /** Undefined until they are known. */
  total: number | undefined;
  error: boolean;
}

interface StatusBarProps {
  page: PageSummary;
  filePages: number | undefined;
  place: Place | undefined;
  listError: Error | null;
  /** Undefined where the list is not a search. */
  hit: HitsHere | undefined;
  /** The query's words and phrases, by term group. */
  groups: string[];
  hitsOnPage: PageHit[];
  view: ViewState;
  walk: PageNavigation;
  layers: Layers;
  panelOpen: boolean;
  togglePanel: () => void;
  backToResults: (() => unknown) | undefined;
}

/** Where one is, in the list, among the hits and in the file; and every way to move, for the mouse. */
export function StatusBar(props: StatusBarProps): JSX.Element {
  const { page, filePages, place, listError, hit, view, walk, panelOpen } = props;
  return (
    <section className={classes.status} aria-label="Place and view">
      <div className={classes.statusGroup}>
        {props.backToResults && (
          <Tool does="back-to-results" label="Back to the results" act={props.backToResults}>
            <IconArrowBackUp size={16} />
          </Tool>
        )}
        <Tool does="previous-page" label="Previous page" act={walk.previous} off={!walk.hasPrevious}>
          <IconChevronLeft size={16} />
        </Tool>
        <span aria-live="polite">{listError ? 'the list did not load' : placeOf(place)}</span>
        <Tool does="next-page" label="Next page" act={walk.next} off={!walk.hasNext}>
          <IconChevronRight size={16} />
        </Tool>
      </div>
      {hit && (
        <div className={classes.statusGroup}>
          <Tool does="previous-hit" label="Previous hit" act={walk.previousHit}>
            <IconChevronLeft size={16} />
          </Tool>
          <span>{hitOf(hit)}</span>
          <Tool does="next-hit" label="Next hit" act={walk.nextHit}>
            <IconChevronRight size={16} />
          </Tool>
        </div>
      )}
      {hit && (
        <HitsByTerm groups={props.groups} hits={props.hitsOnPage} current={hit.current} goTo={walk.goToHit} />
      )}
      <span className={classes.statusFile}>
        source file p {sayNumber(page.pageNumber)}
        {filePages !== undefined && ` of ${sayNumber(filePages)}`}
      </span>
      <span style={{ flex: 1 }} />
      <div className={classes.statusGroup}>
        <LayersMenu layers={props.layers} />
        <Tool does="rotate" label="Turn the view" act={view.rotate}>
          <IconRotateClockwise size={16} />
        </Tool>
        <Tool does="fit" label={view.fit === 'page' ? 'Fit the width' : 'Fit the page'} act={view.toggleFit}>
          <IconMaximize size={16} />
        </Tool>
        <Tool does="zoom-out" label="Smaller" act={view.zoomOut}>
          <IconMinus size={16} />
        </Tool>
        <span className={classes.percent}>{view.percent} %</span>
        <Tool does="zoom-in" label="Larger" act={view.zoomIn}>
          <IconPlus size={16} />
        </Tool>
        <Tool does="toggle-panel" label="Right panel" act={props.togglePanel} pressed={panelOpen}>
          <IconLayoutSidebarRight size={16} />
        </Tool>
      </div>
    </section>
  );
}

function placeOf(place: Place | undefined): string {
  if (!place) return 'page … of …';
  if (place.index === undefined) return `not in this list of ${sayNumber(place.total)}`;
  return `page ${sayNumber(place.index + 1)} of ${sayNumber(place.total)}`;
}

function hitOf({ current, total, error }: HitsHere): string {
  if (error) return 'hits did not load';
  if (total === undefined) return 'hit … of …';
  return total === 0 ? 'no hit on this page' : `hit ${current} of ${total} on this page`;
}

interface ToolProps {
  does: Action;
  label: string;
  act: () => unknown;
  off?: boolean;
  pressed?: boolean;
  children: ReactNode;
}

function Tool({ does, label, act, off = false, pressed, children }: ToolProps): JSX.Element {
  return (
    <Tooltip label={`${label}  ${shownKeys(does)[0] ?? ''}`}>
      <ActionIcon
        size={24}
        onClick={() => void act()}
        disabled={off}
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
