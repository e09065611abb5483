import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReadDetail } from '../../page/read-page.ts';
import { matterKey } from '../../server/queries.ts';

/** A correction that is not saved yet. */
export interface Draft {
  /** The version that it started from. */
  basedOn: number;
  /** The text of that version, to detect whether anything was changed. */
  before: string;
  text: string;
}

/** A correction of the open page, from the first key press until it is saved or discarded. */
export interface Correction {
  /** Null if there is none. A draft is kept while other pages are read. */
  draft: Draft | null;
  /** Whether it is being edited now. */
  isOpen: boolean;
  start: (detail: ReadDetail) => void;
  change: (text: string) => void;
  /** Stops editing and keeps what was changed. */
  leave: () => void;
  discard: () => void;
}

/**
 * Drafts are stored with the server's responses: only in memory, because the records are sensitive, and
 * deleted with everything else when somebody signs out.
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
  const [editedPage, setEditedPage] = useState<string>();
  // A draft stays closed when somebody returns to its page: an open one would capture the keys that turn
  // pages.
  if (editedPage !== undefined && editedPage !== pageId) setEditedPage(undefined);

  const discard = () => {
    client.setQueryData<Draft | null>(queryKey, null);
    setEditedPage(undefined);
  };
  return {
    draft,
    isOpen: draft !== null && editedPage === pageId,
    start: ({ textVersion, text }) => {
      if (!draft) client.setQueryData<Draft>(queryKey, { basedOn: textVersion, before: text, text });
      setEditedPage(pageId);
    },
    change: (text) => {
      client.setQueryData<Draft | null>(queryKey, (known) => known && { ...known, text });
    },
    leave: () => {
      // `draft` may lack the last letter typed.
      const latest = client.getQueryData<Draft | null>(queryKey);
      if (latest?.text === latest?.before) discard();
      else setEditedPage(undefined);
    },
    discard,
  };
}
