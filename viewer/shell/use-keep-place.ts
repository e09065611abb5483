import { useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { PlaceDraft } from '#contract/people/matter-home.ts';
import { toListParams } from '../lists/current-list.ts';
import { ReaderParams } from '../params.ts';
import { call } from '../server/call.ts';
import { homeQueries } from '../server/home-queries.ts';

const READER = '/signed-in/m/$matter/p/$ref';
/** Milliseconds on a page before it is kept: whoever leafs through does not write with each page. */
const PAUSE = 1000;

/** Keeps where the person reads on the server, so that they continue there, also on another machine. */
export function useKeepPlace(matter: string): void {
  const client = useQueryClient();
  const place = useRouterState({ select: ({ matches }) => writePlace(matches) });
  const unsent = useRef<string>(undefined);

  useEffect(() => {
    if (place !== undefined) unsent.current = place;
    const send = async () => {
      if (unsent.current === undefined) return;
      const body = JSON.parse(unsent.current) as PlaceDraft;
      unsent.current = undefined;
      await call(endpoints.keepPlace, { params: { matter }, body });
      await client.invalidateQueries({ queryKey: homeQueries.home(matter).queryKey });
    };
    // A place that is not kept is no reason to disturb who reads: the next page is kept again.
    const timer = setTimeout(() => void send().catch(() => undefined), place === undefined ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [client, matter, place]);
}

interface Match {
  routeId: string;
  params: object;
  search: object;
}

/** As text, which is the same while the place is the same. Undefined where no page is open. */
function writePlace(matches: readonly Match[]): string | undefined {
  const reader = matches.find(({ routeId }) => routeId === READER);
  if (!reader || !('ref' in reader.params)) return undefined;
  const list = toListParams(ReaderParams.parse(reader.search));
  return JSON.stringify({ reference: String(reader.params.ref), list });
}
