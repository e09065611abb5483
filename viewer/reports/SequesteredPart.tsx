import type { JSX } from 'react';
import { formatNumber } from '#contract/values/counted.ts';
import { Text } from '../ui/parts.ts';

/** Below a number that was counted earlier: how many of its pages are sequestered by now, and open for nobody. */
export function SequesteredPart({ pages }: { pages: number | null }): JSX.Element | null {
  if (!pages) return null;
  return (
    <Text size="xs" c="dimmed">
      {formatNumber(pages)} sequestered
    </Text>
  );
}
