import type { Recognizer } from '../../text/recognition/recognizer.ts';

/** A recognizer that never comes back, as code that loops over a hostile image: its process hears nothing any more. */
export async function openRecognizer(): Promise<Recognizer> {
  return {
    recognize: () => {
      for (;;);
    },
    close: async () => {},
  };
}
