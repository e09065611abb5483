import { QueryClient } from '@tanstack/react-query';
import { ConnectionLost } from './call-failed.ts';

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
