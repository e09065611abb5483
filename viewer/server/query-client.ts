import { notifyManager, QueryClient } from '@tanstack/react-query';
import { ConnectionLost } from './call-failed.ts';

// What a key changes is rendered before the next frame. The default, a timer, renders it one frame later.
notifyManager.setScheduler(queueMicrotask);

export function createQueryClient(): QueryClient {
  return new QueryClient({
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
