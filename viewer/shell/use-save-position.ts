import { useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { PositionDraft } from '#contract/people/matter-home.ts';
import { toListParams } from '../lists/current-list.ts';
import { ReaderParams } from '../params.ts';
import { call } from '../server/call.ts';
import { homeQueries } from '../server/home-queries.ts';

const READER = '/signed-in/m/$matter/p/$ref';
/**
 * Milliseconds on a page before it is saved, so that leafing through pages does not send a request for each.
 */
const PAUSE = 1000;

/**
 * Saves the page that the person reads on the server, so that they can continue there, also on another
 * machine.
 */
export function useSavePosition(matter: string): void {
  const client = useQueryClient();
  const position = useRouterState({ select: ({ matches }) => formatPosition(matches) });
  const unsent = useRef<string>(undefined);

  useEffect(() => {
    if (position !== undefined) unsent.current = position;
    const send = async () => {
      if (unsent.current === undefined) return;
      const body = JSON.parse(unsent.current) as PositionDraft;
      unsent.current = undefined;
      await call(endpoints.saveReaderPosition, { params: { matter }, body });
      await client.invalidateQueries({ queryKey: homeQueries.home(matter).queryKey });
    };
    // A failure is ignored, because the next page is saved again.
    const timer = setTimeout(() => void send().catch(() => undefined), position === undefined ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [client, matter, position]);
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
