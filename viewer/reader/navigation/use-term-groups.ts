import { useQuery } from '@tanstack/react-query';
import type { ListParams } from '../../params.ts';
import { queries } from '../../server/queries.ts';

const none: string[] = [];

/**
 * The words and phrases of the list's query, each with its own color. The results screen has usually loaded
 * them already.
 */
export function useTermGroups(matter: string, list: ListParams): string[] {
  const { q = '', production, tag, mode, narrow } = list;
  const request = {
    q,
    ...(production === undefined ? {} : { production }),
    ...(tag === undefined ? {} : { tag }),
    ...(mode === undefined ? {} : { mode }),
    ...(narrow === undefined ? {} : { narrow }),
  };
  const head = useQuery({ ...queries.searchHead(matter, request), enabled: q !== '' });
  return head.data?.groups ?? none;
}
