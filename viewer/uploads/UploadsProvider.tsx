import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type JSX,
  type ReactNode,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { counted } from '#contract/values/counted.ts';
import { queries } from '../server/queries.ts';
import { announce } from '../ui/announce.ts';
import { notify } from '../ui/toast.tsx';
import { isPending, type QueueState, UploadQueue } from './upload-queue.ts';

const Queue = createContext<UploadQueue | undefined>(undefined);

/**
 * Uploads files while any screen of the matter is open. Leaving the matter or signing out stops it: what was
 * sent is kept, and adding the same files again continues the upload.
 */
export function UploadsProvider({ matter, children }: { matter: string; children: ReactNode }): JSX.Element {
  const client = useQueryClient();
  const [queue] = useState(
    () =>
      new UploadQueue(matter, (production, files) => {
        const message = `${counted(files, 'file')} uploaded for ${production}.`;
        notify(message);
        announce(message);
        void client.invalidateQueries({ queryKey: queries.uploads(matter).queryKey });
        void client.invalidateQueries({ queryKey: queries.ingestRequests(matter).queryKey });
      }),
  );
  useEffect(() => () => queue.close(), [queue]);
  useEffect(() => {
    // Makes the browser ask before it closes the page. What was sent would not be lost.
    const warn = (event: BeforeUnloadEvent) => {
      if (queue.getState().files.some(({ state }) => isPending(state))) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [queue]);
  return <Queue value={queue}>{children}</Queue>;
}

export function useUploadQueue(): UploadQueue {
  const queue = useContext(Queue);
  if (!queue) throw new Error('There is no UploadsProvider above this component.');
  return queue;
}

export function useQueueState(): QueueState {
  const queue = useUploadQueue();
  return useSyncExternalStore(queue.subscribe, queue.getState);
}
