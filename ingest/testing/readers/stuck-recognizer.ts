import type { Recognizer } from '../../text/recognition/recognizer.ts';

/**
 * A recognizer that never returns, like code that loops over a hostile image: its process receives no
 * messages.
 */
export async function openRecognizer(): Promise<Recognizer> {
  return {
    recognize: () => {
      for (;;);
    },
    close: async () => {},
  };
}
