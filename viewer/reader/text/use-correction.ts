import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PageDetail } from '#contract/pages/page.ts';
import { matterKey } from '../../server/queries.ts';

/** A correction that is not saved yet. */
export interface Draft {
  /** The version that it started from. */
  basedOn: number;
  /** The text of that version, to tell whether anything was changed. */
  before: string;
  text: string;
}

/** A correction of the page in hand, from the first key press until it is saved or thrown away. */
export interface Correction {
  /** Null where there is none. A draft is kept while other pages are read. */
  draft: Draft | null;
  /** Whether it is being written now. */
  isOpen: boolean;
  start: (detail: PageDetail) => void;
  change: (text: string) => void;
  /** Stops writing; what was changed is kept. */
  leave: () => void;
  discard: () => void;
}

/**
 * Drafts live with the answers of the server: in memory only, for the records are sensitive, and gone
 * with everything else when somebody signs out.
 */
export function useCorrection(matter: string, pageId: string): Correction {
  const client = useQueryClient();
  const queryKey = [...matterKey(matter), 'draft', pageId];
  const { data } = useQuery<Draft | null>({
    queryKey,
    queryFn: skipToken,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const draft = data ?? null;
  const [writingOn, setWritingOn] = useState<string>();
  // Whoever comes back to a page reads it first: an open draft would swallow the keys that turn pages.
  if (writingOn !== undefined && writingOn !== pageId) setWritingOn(undefined);

  const discard = () => {
    client.setQueryData<Draft | null>(queryKey, null);
    setWritingOn(undefined);
  };
  return {
    draft,
    isOpen: draft !== null && writingOn === pageId,
    start: ({ textVersion, text }) => {
      if (!draft) client.setQueryData<Draft>(queryKey, { basedOn: textVersion, before: text, text });
      setWritingOn(pageId);
    },
    change: (text) => {
      client.setQueryData<Draft | null>(queryKey, (known) => known && { ...known, text });
    },
    leave: () => {
      // The last letter typed may not have come back from the cache yet.
      const kept = client.getQueryData<Draft | null>(queryKey);
      if (kept?.text === kept?.before) discard();
      else setWritingOn(undefined);
    },
    discard,
  };
}
