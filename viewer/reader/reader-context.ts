import { createContext, useContext } from 'react';
import type { PageDetail, PageSummary } from '#contract/pages/page.ts';
import type { Tag } from '#contract/review/tag.ts';
import type { Permission } from '../session/use-user.ts';
import type { MarksState } from './marks/use-marks.ts';
import type { MarkSelection } from './marks/use-selected-mark.ts';
import type { CurrentListState } from './navigation/use-current-list.ts';
import type { PageHits } from './navigation/use-page-hits.ts';
import type { PageNavigation } from './navigation/use-page-navigation.ts';
import type { Correction } from './text/use-correction.ts';
import type { Layers } from './use-layers.ts';
import type { Disclosure, PanelTab } from './use-panel.ts';
import type { ViewState } from './use-view.ts';

/** What the parts of the reader share: the open page, its list, and the available actions. */
export interface Reader {
  matter: string;
  page: PageSummary;
  /** Undefined while it is loading. */
  detail: PageDetail | undefined;
  tags: Tag[] | undefined;
  review: Permission;
  currentList: CurrentListState;
  hits: PageHits;
  navigation: PageNavigation;
  view: ViewState;
  layers: Layers;
  marks: MarksState;
  markSelection: MarkSelection;
  correction: Correction;
  /** The panel on the right. */
  panel: Disclosure;
  panelTab: PanelTab;
  /** The dialog that tags a range of pages. */
  tagRange: Disclosure;
  copyCite: () => void;
  /** Starts a document on this page, or merges it with the previous document. */
  toggleBoundary: () => void;
  /** Undefined if the list does not come from a search. */
  backToResults: (() => void) | undefined;
}

export const ReaderContext = createContext<Reader | undefined>(undefined);

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error('There is no open reader above this component.');
  return reader;
}
