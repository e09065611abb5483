import type { JSX } from 'react';
import type { Production } from '#contract/production.ts';
import { duration, number } from '../ui/format.ts';
import { Progress, Text } from '../ui/parts.ts';

/** How far, how fast, how long. Reading goes on whether or not anyone looks. */
export function ReadingProgress({ production }: { production: Production }): JSX.Element | null {
  const { reading, pages, pagesRead, pagesPerMinute, secondsLeft } = production;
  const left = pages.received - pagesRead;
  if (!reading && left === 0) return null;
  const share = pages.received === 0 ? 0 : (100 * pagesRead) / pages.received;
  return (
    <div style={{ marginBottom: 12 }}>
      <Progress
        value={share}
        size="sm"
        aria-label={`Reading ${production.name}`}
        color={reading ? 'indigo' : 'gray'}
      />
      <Text size="xs" c="dimmed" mt={4} className="numbers">
        {reading ? (
          <>
            Reading
            {pagesPerMinute !== null && `, ${number(Math.round(pagesPerMinute))} pages a minute`}
            {secondsLeft !== null && `, ${duration(secondsLeft)} left`}
          </>
        ) : (
          `Stopped with ${number(left)} pages to read. Run the same ingest command again: it does only what is missing.`
        )}
      </Text>
    </div>
  );
}
