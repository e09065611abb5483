import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { SearchMode } from '#contract/pages/current-list.ts';
import { useUser } from '../session/use-user.ts';
import { useLocalStorage } from '../ui/parts.ts';

/** Milliseconds without a key before Explore asks. */
const pause = 80;

export interface SearchBoxState {
  draft: string;
  mode: SearchMode;
  type: (draft: string) => void;
  /** The box loses the focus. */
  leave: () => void;
  submit: () => void;
  setMode: (mode: SearchMode) => void;
}

/** What is typed, how it is meant, and when it is asked. The address has what was asked last. */
export function useSearchBox(matter: string): SearchBoxState {
  const params = useSearch({ strict: false });
  const [usual, setUsual] = useUsualMode();
  const asked = params.q ?? '';
  const mode = params.mode ?? (params.q === undefined ? usual : 'exact');
  const [draft, setDraft] = useState(asked);
  const [draftOf, setDraftOf] = useState(asked);
  const [isTyping, setIsTyping] = useState(false);
  const asking = useAsking(matter);
  // Going back, or a link, says what the box holds; an answer that comes while one types on does not.
  if (draftOf !== asked && !isTyping) {
    setDraftOf(asked);
    setDraft(asked);
  }
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
      asking.askSoon(text, mode);
    },
    leave: () => {
      asking.finish();
      settle();
    },
    submit: () => {
      asking.ask(draft, mode);
      settle();
    },
    setMode: (next) => {
      setUsual(next);
      if (draft.trim() !== '') asking.ask(draft, next);
    },
  };
}

interface Asking {
  ask: (text: string, mode: SearchMode) => void;
  /** After a pause, unless more is typed. */
  askSoon: (text: string, mode: SearchMode) => void;
  /** Asks now what is waiting for a pause; what is typed from here on is another step in the history. */
  finish: () => void;
}

function useAsking(matter: string): Asking {
  const params = useSearch({ strict: false });
  const navigate = useNavigate();
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; ask: () => void }>(undefined);
  // One step back leads to where one was before the first letter, not through all of them.
  const hasAsked = useRef(false);
  useEffect(() => () => clearTimeout(waiting.current?.timer), []);

  const ask = (text: string, mode: SearchMode) => {
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    // What narrows the search stays until the person takes it away.
    const { production, tag, narrow, order, group } = params;
    const q = text.trim() === '' ? undefined : text.trim();
    const search = { q, ...(mode === 'explore' ? { mode } : {}), production, tag, narrow, order, group };
    void navigate({ to: '/m/$matter/search', params: { matter }, search, replace: hasAsked.current });
  };
  return {
    ask: (text, mode) => {
      ask(text, mode);
      hasAsked.current = false;
    },
    askSoon: (text, mode) => {
      const askNow = () => {
        ask(text, mode);
        hasAsked.current = true;
      };
      clearTimeout(waiting.current?.timer);
      waiting.current = { timer: setTimeout(askNow, pause), ask: askNow };
    },
    finish: () => {
      waiting.current?.ask();
      hasAsked.current = false;
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
