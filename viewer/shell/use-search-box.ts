import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { SearchMode } from '#contract/pages/current-list.ts';
import { useUser } from '../session/use-user.ts';
import { useLocalStorage } from '../ui/parts.ts';

/** Milliseconds without a key before Explore searches. */
const DELAY = 80;

export interface SearchBoxState {
  draft: string;
  mode: SearchMode;
  type: (draft: string) => void;
  /** Called when the box loses the focus. */
  leave: () => void;
  submit: () => void;
  setMode: (mode: SearchMode) => void;
}

/** What is typed, in which mode, and when it is searched. The address contains the last search. */
export function useSearchBox(matter: string): SearchBoxState {
  const params = useSearch({ strict: false });
  const [lastMode, setLastMode] = useLastMode();
  const searched = params.q ?? '';
  const mode = params.mode ?? (params.q === undefined ? lastMode : 'exact');
  const [draft, setDraft] = useState(searched);
  const [draftOf, setDraftOf] = useState(searched);
  const [isTyping, setIsTyping] = useState(false);
  const searches = usePendingSearch(matter);
  // Navigating back or following a link changes the box; an answer that arrives while somebody types does
  // not.
  if (draftOf !== searched && !isTyping) {
    setDraftOf(searched);
    setDraft(searched);
  }
  /** From now on the box follows the address. */
  const settle = () => {
    setDraftOf(searched);
    setIsTyping(false);
  };

  return {
    draft,
    mode,
    type: (text) => {
      setDraft(text);
      if (mode !== 'explore') return;
      setIsTyping(true);
      searches.searchSoon(text, mode);
    },
    leave: () => {
      searches.finish();
      settle();
    },
    submit: () => {
      searches.search(draft, mode);
      settle();
    },
    setMode: (next) => {
      setLastMode(next);
      if (draft.trim() !== '') searches.search(draft, next);
    },
  };
}

interface PendingSearch {
  search: (text: string, mode: SearchMode) => void;
  /** Searches after a pause, unless more is typed. */
  searchSoon: (text: string, mode: SearchMode) => void;
  /** Runs a search that waits for a pause. What is typed from now on is another step in the history. */
  finish: () => void;
}

function usePendingSearch(matter: string): PendingSearch {
  const params = useSearch({ strict: false });
  const navigate = useNavigate();
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; search: () => void }>(undefined);
  // One step back returns to the state before the first letter, not through every letter.
  const hasSearched = useRef(false);
  useEffect(() => () => clearTimeout(waiting.current?.timer), []);

  const searchFor = (text: string, mode: SearchMode) => {
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    // Filters stay until the person removes them.
    const { production, tag, narrow, order, group } = params;
    const q = text.trim() === '' ? undefined : text.trim();
    const search = { q, ...(mode === 'explore' ? { mode } : {}), production, tag, narrow, order, group };
    void navigate({ to: '/m/$matter/search', params: { matter }, search, replace: hasSearched.current });
  };
  return {
    search: (text, mode) => {
      searchFor(text, mode);
      hasSearched.current = false;
    },
    searchSoon: (text, mode) => {
      const searchNow = () => {
        searchFor(text, mode);
        hasSearched.current = true;
      };
      clearTimeout(waiting.current?.timer);
      waiting.current = { timer: setTimeout(searchNow, DELAY), search: searchNow };
    },
    finish: () => {
      waiting.current?.search();
      hasSearched.current = false;
    },
  };
}

/** The mode that this person last used in this browser. */
function useLastMode(): [SearchMode, (mode: SearchMode) => void] {
  const { userName } = useUser();
  const [lastMode, setLastMode] = useLocalStorage<SearchMode>({
    key: `search-mode-${userName}`,
    defaultValue: 'exact',
    getInitialValueInEffect: false,
  });
  return [lastMode === 'explore' ? 'explore' : 'exact', setLastMode];
}
