import { useQuery } from '@tanstack/react-query';
import type { PageTarget } from '#contract/review/decision.ts';
import { queries } from '../server/queries.ts';
import { useDebouncedValue } from '../ui/parts.ts';
import { useReader } from './reader-context.ts';

/** Milliseconds without a key before the pages are counted. */
const PAUSE = 200;

/** How many pages a target is, and how many of them are in the current list. */
export function useTargetCount(target: PageTarget | undefined) {
  const { matter, currentList } = useReader();
  const [asked] = useDebouncedValue(target, PAUSE);
  const count = useQuery({
    ...queries.targetCount(matter, asked ?? { kind: 'pages', pageIds: [] }, currentList.params),
    enabled: asked !== undefined,
  });
  // The preview must match what is typed.
  return JSON.stringify(asked) === JSON.stringify(target) ? count : { data: undefined, error: null };
}
