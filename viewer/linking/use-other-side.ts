import { z } from 'zod';
import { useLocalStorage } from '../ui/parts.ts';

/** The passage whose other side a person is looking for. */
const SoughtPassage = z.object({
  passageId: z.string(),
  /** Its quotation, or the note on the page. */
  words: z.string(),
  cite: z.string(),
});
export type SoughtPassage = z.infer<typeof SoughtPassage>;

export interface OtherSide {
  /** Undefined while nobody is looking for one. */
  sought: SoughtPassage | undefined;
  look: (passage: SoughtPassage) => void;
  stop: () => void;
}

/** The same in every part of the screen, and after a reload; in this browser only. */
export function useOtherSide(matter: string): OtherSide {
  const [stored, setStored, forget] = useLocalStorage<unknown>({
    key: `other-side-${matter}`,
    getInitialValueInEffect: false,
  });
  const known = SoughtPassage.safeParse(stored);
  return { sought: known.success ? known.data : undefined, look: setStored, stop: forget };
}
