import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { Production } from '#contract/intake/production.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { duration } from '../format/format.ts';
import { Group, Progress, Text } from '../ui/parts.ts';
import classes from './home.module.css';

interface ReceivingProps {
  matter: string;
  productions: readonly Production[];
}

/** What is being received or processed now. Renders nothing if there is nothing. */
export function Receiving({ matter, productions }: ReceivingProps): JSX.Element | null {
  const current = productions.filter(isComing);
  if (current.length === 0) return null;
  return (
    <div className={classes.receiving}>
      {current.map((production) => (
        <div key={production.productionId}>
          <Group justify="space-between" mb={4}>
            <Text>
              <Link to="/m/$matter/productions" params={{ matter }}>
                {production.name}
              </Link>
              {': '}
              {describeProgress(production)}
            </Text>
            {production.secondsLeft !== null && (
              <Text c="dimmed">{duration(production.secondsLeft)} left</Text>
            )}
          </Group>
          <Progress
            value={share(production)}
            size="sm"
            aria-label={`Processing ${production.name}`}
            color="indigo"
          />
        </div>
      ))}
    </div>
  );
}

/** True also before the first file, and while files wait for their turn. */
function isComing({ isProcessing, files }: Production): boolean {
  return (
    isProcessing ||
    files.length === 0 ||
    files.some(({ status }) => status === 'received' || status === 'reading')
  );
}

function share({ pages, pagesRead }: Production): number {
  return pages.received === 0 ? 0 : (100 * pagesRead) / pages.received;
}

function describeProgress({ isProcessing, pages, pagesRead }: Production): string {
  if (pages.received === 0) return 'files are being received. Pages can be read as soon as they appear.';
  const done = `${formatNumber(pagesRead)} of ${counted(pages.received, 'page')} processed`;
  return isProcessing ? `${done}. You can start reading.` : `${done}. The rest is waiting.`;
}
