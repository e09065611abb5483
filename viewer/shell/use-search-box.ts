import { useNavigate, useRouterState, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { SearchMode } from '#contract/list-in-hand.ts';
import { useUser } from '../sign-in/use-user.ts';
import { useLocalStorage } from '../ui/parts.ts';

/** Milliseconds without a key before Explore asks. */
const pause = 80;

export interface SearchBoxNow {
  draft: string;
  mode: SearchMode;
  type: (draft: string) => void;
  /** The box loses the focus. */
  leave: () => void;
  submit: () => void;
  setMode: (mode: SearchMode) => void;
}

/** What is typed, how it is meant, and when it is asked. The address has what was asked last. */
export function useSearchBox(matter: string): SearchBoxNow {
  const place = useSearch({ strict: false });
  const isOnSearch = useRouterState({
    select: ({ location }) => location.pathname === `/m/${matter}/search`,
  });
  const navigate = useNavigate();
  const [usual, setUsual] = useUsualMode();
  const asked = place.q ?? '';
  const mode = place.q === undefined ? usual : (place.mode ?? 'exact');
  const [draft, setDraft] = useState(asked);
  const [draftOf, setDraftOf] = useState(asked);
  const [isTyping, setIsTyping] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // Going back, or a link, says what the box holds; an answer that comes while one types on does not.
  if (draftOf !== asked && !isTyping) {
    setDraftOf(asked);
    setDraft(asked);
  }

  const ask = (text: string, as: SearchMode, replace = false) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    // What narrows the search stays until the person takes it away.
    const { production, tag, narrow, order, group } = place;
    const q = text.trim();
    const explored = as === 'explore' ? { mode: as } : {};
    const search = { q: q === '' ? undefined : q, ...explored, production, tag, narrow, order, group };
    void navigate({ to: '/m/$matter/search', params: { matter }, search, replace });
  };

  /** From here on the box says what the address does, once what was asked last has got there. */
  const settle = () => {
    setDraftOf(asked);
    setIsTyping(false);
  };

  return {
    draft,
    mode,
    type: (text) => {
      setDraft(text);
      if (mode !== 'explore') return;
      setIsTyping(true);
      clearTimeout(timer.current);
      // One step back leads to where one was before the first letter, not through all of them.
      timer.current = setTimeout(() => ask(text, mode, isOnSearch), pause);
    },
    leave: () => {
      if (timer.current !== undefined) ask(draft, mode, isOnSearch);
      settle();
    },
    submit: () => {
      ask(draft, mode, mode === 'explore' && isOnSearch);
      settle();
    },
    setMode: (next) => {
      setUsual(next);
      if (draft.trim() !== '') ask(draft, next);
    },
  };
}

/** How this person searched last, in this browser. */
function useUsualMode(): [SearchMode, (mode: SearchMode) => void] {
  const { userName } = useUser();
  const [usual, setUsual] = useLocalStorage<SearchMode>({
    key: `search-mode-${userName}`,
    defaultValue: 'exact',
    getInitialValueInEffect: false,
  });
  return [usual === 'explore' ? 'explore' : 'exact', setUsual];
}
