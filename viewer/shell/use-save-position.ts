import { useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { PositionDraft } from '#contract/people/matter-home.ts';
import { toListParams } from '../lists/current-list.ts';
import { ReaderParams } from '../params.ts';
import { call } from '../server/call.ts';
import { homeQueries } from '../server/home-queries.ts';

const READER = '/signed-in/m/$matter/p/$ref';
/** Milliseconds between two saves, so that leafing through pages does not send a request for each. */
const PAUSE = 1000;

/**
 * Saves the page that the person reads on the server, so that they can continue there, also on another
 * machine. Somebody who turns pages without a pause is at most a second ahead of what is saved.
 */
export function useSavePosition(matter: string): void {
  const client = useQueryClient();
  const position = useRouterState({ select: ({ matches }) => formatPosition(matches) });
  const unsent = useRef<string>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const send = useCallback(async () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (unsent.current === undefined) return;
    const body = JSON.parse(unsent.current) as PositionDraft;
    unsent.current = undefined;
    // A failure is ignored, because the next page is saved again.
    await call(endpoints.saveReaderPosition, { params: { matter }, body }).catch(() => undefined);
    await client.invalidateQueries({ queryKey: homeQueries.home(matter).queryKey });
  }, [client, matter]);

  useEffect(() => {
    if (position === undefined) return void send();
    unsent.current = position;
    timer.current ??= setTimeout(() => void send(), PAUSE);
  }, [position, send]);
  // Also when another matter is opened.
  useEffect(() => () => void send(), [send]);
}

interface Match {
  routeId: string;
  params: object;
  search: object;
}

/** Serialized, so that an equal value is the same string. Undefined if no page is open. */
function formatPosition(matches: readonly Match[]): string | undefined {
  const reader = matches.find(({ routeId }) => routeId === READER);
  if (!reader || !('ref' in reader.params)) return undefined;
  const list = toListParams(ReaderParams.parse(reader.search));
  return JSON.stringify({ reference: String(reader.params.ref), list });
}
