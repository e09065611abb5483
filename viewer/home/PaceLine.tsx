import type { JSX } from 'react';
import type { Pace } from '#contract/people/pace.ts';
import { counted } from '#contract/values/counted.ts';
import { formatDate, formatDateTime } from '#contract/values/dates.ts';
import { Text } from '../ui/parts.ts';

/** The person's pace in the last session, and when they would be done; nothing if there is too little data. */
export function PaceLine({ pace }: { pace: Pace }): JSX.Element | null {
  const { pagesPerHour, sessionPages, sessionEndedAt, pagesLeft, doneAt } = pace;
  if (pagesPerHour === null && doneAt === null) return null;
  return (
    <Text mb="sm">
      {pagesPerHour !== null && sessionEndedAt !== null && (
        <>
          {counted(pagesPerHour, 'page')} per hour in your last session: {counted(sessionPages, 'page')} until{' '}
          {formatDateTime(sessionEndedAt)}.{' '}
        </>
      )}
      {counted(pagesLeft, 'page')} of the matter {pagesLeft === 1 ? 'is' : 'are'} left.
      {doneAt !== null && ` At your pace of the last two weeks, alone, done on ${formatDate(doneAt)}.`}
    </Text>
  );
}
