import { createContext, useContext } from 'react';
import type { PageWindow } from '#contract/pages/page.ts';
import type { ReadDetail, ReadPage } from '../page/read-page.ts';
import type { Permission } from '../session/use-user.ts';
import type { CodebookTag } from '../tagging/codebook-tag.ts';
import type { MarksState } from './marks/use-marks.ts';
import type { MarkSelection } from './marks/use-selected-mark.ts';
import type { CurrentListState } from './navigation/use-current-list.ts';
import type { DecidedPage } from './navigation/use-current-page.ts';
import type { PageHits } from './navigation/use-page-hits.ts';
import type { PageNavigation } from './navigation/use-page-navigation.ts';
import type { ReaderBatch } from './navigation/use-reader-batch.ts';
import type { PassageForm } from './passages/use-passage-form.ts';
import type { Correction } from './text/use-correction.ts';
import type { Disclosure, PanelTab } from './use-panel.ts';
import type { Comparison } from './view/use-comparison.ts';
import type { Layers } from './view/use-layers.ts';
import type { ViewState } from './view/use-view.ts';

/** What the parts of the reader share: the open page, its list, and the available actions. */
export interface Reader {
  matter: string;
  page: ReadPage;
  /** Undefined while it is loading. */
  detail: ReadDetail | undefined;
  tags: CodebookTag[] | undefined;
  review: Permission;
  currentList: CurrentListState;
  /** The pages after and before it in the list, as far as they are loaded. */
  neighbors: readonly ReadPage[];
  hits: PageHits;
  navigation: PageNavigation;
  /** The batch that the list is of, if it is one. */
  readerBatch: ReaderBatch;
  view: ViewState;
  layers: Layers;
  marks: MarksState;
  markSelection: MarkSelection;
  correction: Correction;
  /** The panel on the right. */
  panel: Disclosure;
  panelTab: PanelTab;
  /** The passage or note that is being edited in the panel. */
  passageForm: PassageForm;
  /** The id of the passage of the address, which stands out on the page. */
  shownPassage: string | undefined;
  /** The dialog that decides about many pages. */
  tagMany: Disclosure;
  /** The dialog that hides pages, for attorneys. */
  sequester: Disclosure;
  /** Who said what of each tag, below the tag. */
  statements: Disclosure;
  /** Thumbnails instead of rows in the left panel. */
  thumbnails: Disclosure;
  comparison: Comparison;
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

/** What people decided about the open page. */
export const DecidedPageContext = createContext<DecidedPage>({ tagIds: [], decisions: undefined });
export const useDecidedPage = () => useContext(DecidedPageContext);

/** The pages of the current list that are loaded, with their tags. */
export const LoadedPagesContext = createContext<readonly PageWindow[]>([]);
export const useLoadedPages = () => useContext(LoadedPagesContext);
