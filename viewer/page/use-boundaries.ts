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
   * Decides whether a document starts on a page, says what was done with a way back, and calls `then`
   * once the lists show it.
   */
  decide: (pageId: string, decision: Decision, said: string, then?: (change: BoundaryChange) => void) => void;
  /** Takes the last decision of this sitting back. */
  undo: (then?: (change: BoundaryChange) => void) => void;
}

/**
 * The first page of the document that one became by joins after the key was pressed: who joins twice, quicker
 * than the list shows it, joins what came of the first time with the document before that.
 */
function whatBecameOf(firstPage: string, since: readonly BoundaryChange[]): string {
  return since.reduce(
    (page, { pageId, boundary, documentIds: [joined] }) =>
      pageId === page && !boundary.starts && joined !== undefined ? joined : page,
    firstPage,
  );
}

/** Splits and joins, one after the other in the order of the keys pressed, and the way back from each. */
export function useBoundaries(matter: string): Boundaries {
  const client = useQueryClient();
  const made = useRef<BoundaryChange[]>([]);
  const line = useRef<Promise<void>>(Promise.resolve());

  const send = async ({ pageId, decision }: BoundaryDecision) => {
    const change = await call(endpoints.decideBoundary, {
      params: { matter },
      body: { pageId, decision },
    });
    await refreshDocuments(client, matter);
    return change;
  };
  /** Whatever was pressed before is done first: a join is of the documents as they are by then. */
  const queue = (work: () => Promise<void>, failed: string) => {
    line.current = line.current.then(work).catch((error: unknown) => notifyFailure(failed, error));
  };

  const undo: Boundaries['undo'] = (then) => {
    dismissUndo();
    queue(async () => {
      const last = made.current.pop();
      if (!last) return notify('Nothing to undo in this sitting');
      try {
        const change = await send({ pageId: last.pageId, decision: last.before });
        notify('Undone');
        then?.(change);
      } catch (error) {
        made.current.push(last);
        throw error;
      }
    }, 'The decision stands: it could not be undone');
  };

  return {
    decide: (pageId, decision, said, then) => {
      const known = made.current.length;
      queue(async () => {
        const target = decision === 'join' ? whatBecameOf(pageId, made.current.slice(known)) : pageId;
        const change = await send({ pageId: target, decision });
        made.current.push(change);
        notifyWithUndo(said, () => undo(then));
        then?.(change);
      }, 'The documents are as they were');
    },
    undo,
  };
}
