import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ConnectionLost, hasCode } from './call-failed.ts';

/** `onSignedOut` is called when any request finds that the session has ended. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (hasCode(error, 'not-signed-in')) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
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
