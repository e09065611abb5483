import {
  type InvalidateOptions,
  type InvalidateQueryFilters,
  notifyManager,
  type Query,
  QueryClient,
  type QueryKey,
} from '@tanstack/react-query';
import { ConnectionLost } from './call-failed.ts';

// What a key changes is rendered before the next frame. The default, a timer, renders it one frame later.
notifyManager.setScheduler(queueMicrotask);

export function createQueryClient(): QueryClient {
  return new ViewerQueryClient({
    defaultOptions: {
      queries: {
        // A refusal is final; only a lost connection is worth a retry.
        retry: (failures, error) => error instanceof ConnectionLost && failures < 2,
        // The server is on this machine, whether or not the browser is online.
        networkMode: 'always',
        refetchOnWindowFocus: false,
        staleTime: 5_000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/**
 * A query that is being fetched for the first time when it is invalidated is invalidated again once its answer is
 * there: the answer may be from before the change, and the library would take it as current.
 */
class ViewerQueryClient extends QueryClient {
  readonly #waiting = new WeakSet<object>();

  override invalidateQueries<Key extends QueryKey = QueryKey>(
    filters?: InvalidateQueryFilters<Key>,
    options?: InvalidateOptions,
  ): Promise<void> {
    for (const query of this.getQueryCache().findAll(filters as InvalidateQueryFilters)) {
      if (query.state.data === undefined) this.#invalidateOnceFetched(query, filters?.refetchType);
    }
    return super.invalidateQueries(filters, options);
  }

  #invalidateOnceFetched(query: Query, refetchType: InvalidateQueryFilters['refetchType']): void {
    const { promise, queryKey } = query;
    if (promise === undefined || this.#waiting.has(promise)) return;
    this.#waiting.add(promise);
    const invalidate = () =>
      this.invalidateQueries({ queryKey, exact: true, refetchType: refetchType ?? 'active' });
    // Who asked for the data is told of a failure.
    promise.then(invalidate, () => undefined);
  }
}
