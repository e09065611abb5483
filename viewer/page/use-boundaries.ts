import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { BoundaryChange, BoundaryDecision } from '#contract/documents/document.ts';
import { endpoints } from '#contract/endpoints.ts';
import { call } from '../server/call.ts';
import { refreshDocuments } from '../server/document-queries.ts';
import { dismissUndo, notify, notifyFailure, notifyWithUndo } from '../ui/toast.tsx';

type Decision = BoundaryDecision['decision'];

export interface Boundaries {
  /**
   * Decides whether a document starts on a page, shows `message` with an undo, and calls `then` once the lists
   * show the decision.
   */
  decide: (
    pageId: string,
    decision: Decision,
    message: string,
    then?: (change: BoundaryChange) => void,
  ) => void;
  /** Undoes the last decision since the screen was opened. */
  undo: (then?: (change: BoundaryChange) => void) => void;
}

/**
 * The first page of the document that a page's document has become by merges since a key was pressed. Two quick
 * merges must chain, although the list does not show the first one yet.
 */
function findMergedInto(firstPage: string, since: readonly BoundaryChange[]): string {
  return since.reduce(
    (page, { pageId, boundary, documentIds: [joined] }) =>
      pageId === page && !boundary.starts && joined !== undefined ? joined : page,
    firstPage,
  );
}

/** Splits and merges documents, one decision after another in the order of the keys pressed, with undo. */
export function useBoundaries(matter: string): Boundaries {
  const client = useQueryClient();
  const made = useRef<BoundaryChange[]>([]);
  const lastSent = useRef<Promise<void>>(Promise.resolve());

  const send = async ({ pageId, decision }: BoundaryDecision) => {
    const change = await call(endpoints.decideBoundary, {
      params: { matter },
      body: { pageId, decision },
    });
    await refreshDocuments(client, matter);
    return change;
  };
  /** Earlier decisions are made first: a merge takes the documents as they are by then. */
  const queue = (work: () => Promise<void>, failed: string) => {
    lastSent.current = lastSent.current.then(work).catch((error: unknown) => notifyFailure(failed, error));
  };

  const undo: Boundaries['undo'] = (then) => {
    dismissUndo();
    queue(async () => {
      const last = made.current.pop();
      if (!last) return notify('There is nothing to undo.');
      try {
        const change = await send({ pageId: last.pageId, decision: last.before });
        notify('Undone.');
        then?.(change);
      } catch (error) {
        made.current.push(last);
        throw error;
      }
    }, 'The change could not be undone');
  };

  return {
    decide: (pageId, decision, message, then) => {
      const known = made.current.length;
      queue(async () => {
        const target = decision === 'join' ? findMergedInto(pageId, made.current.slice(known)) : pageId;
        const change = await send({ pageId: target, decision });
        made.current.push(change);
        notifyWithUndo(message, () => undo(then));
        then?.(change);
      }, 'The documents were not changed');
    },
    undo,
  };
}
