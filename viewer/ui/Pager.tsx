import type { JSX } from 'react';
import { formatNumber } from '#contract/values/counted.ts';
import { Button, Group, Text } from './parts.ts';

interface PagerProps {
  /** Rows before those shown, rows shown, and rows in all. */
  offset: number;
  shown: number;
  total: number;
  /** Rows per screen. */
  size: number;
  go: (offset: number) => void;
}

/** Steps through a list that is longer than a screen; renders nothing for a shorter one. */
export function Pager({ offset, shown, total, size, go }: PagerProps): JSX.Element | null {
  if (total <= size) return null;
  return (
    <Group mt="md">
      <Button variant="default" disabled={offset === 0} onClick={() => go(Math.max(0, offset - size))}>
        Earlier rows
      </Button>
      <Text className="numbers">
        {formatNumber(offset + 1)} to {formatNumber(offset + shown)} of {formatNumber(total)}
      </Text>
      <Button variant="default" disabled={offset + shown >= total} onClick={() => go(offset + size)}>
        Later rows
      </Button>
    </Group>
  );
}
