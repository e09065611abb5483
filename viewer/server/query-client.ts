import { QueryClient } from '@tanstack/react-query';
import { ConnectionLost } from './call-failed.ts';

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A refusal stays a refusal; only a missing answer is worth asking again.
        retry: (failures, error) => error instanceof ConnectionLost && failures < 2,
        // The server is on this machine: the browser's idea of being online says nothing about it.
        networkMode: 'always',
        refetchOnWindowFocus: false,
        staleTime: 5_000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
