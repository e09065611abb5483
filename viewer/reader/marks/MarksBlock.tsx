import type { JSX } from 'react';
import { hasMarks, type MarksInForce, type PageMarks } from '#contract/pages/marks.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { shownKeys } from '../../keys/key-table.ts';
import { messageOf } from '../../server/call-failed.ts';
import type { Permission } from '../../session/use-user.ts';
import { IconAlertTriangle } from '../../ui/icons.ts';
import { Button, Group, Kbd, Skeleton, Text, Title } from '../../ui/parts.ts';
import { CorrectMarks } from './CorrectMarks.tsx';
import {
  countCodes,
  describeBoxes,
  describeCodeCount,
  describeHiddenText,
  describeUnsureMarks,
} from './describe-marks.ts';
import { nameOfExemption } from './exemption-names.ts';
import classes from './marks.module.css';
import { PlaceholderSheet } from './PlaceholderSheet.tsx';
import type { Marks } from './use-marks.ts';
import type { MarkSelection } from './use-selected-mark.ts';

interface MarksBlockProps {
  marks: Marks;
  selection: MarkSelection;
  review: Permission;
  className: string | undefined;
  titleClass: string | undefined;
}

/** What the agency marked on the page: what was withheld, by which codes, and how sure that is. */
export function MarksBlock({
  marks,
  selection,
  review,
  className,
  titleClass,
}: MarksBlockProps): JSX.Element {
  const { now, error } = marks;
  return (
    <section className={className} aria-label="Agency marks">
      <Group justify="space-between" mb={4}>
        <Title order={2} className={titleClass}>
          Agency marks
        </Title>
        {review.allowed && now && !selection.isOpen && (
          <Button
            variant="subtle"
            size="compact-xs"
            rightSection={<Kbd size="xs">{shownKeys('correct-marks')[0]}</Kbd>}
            onClick={selection.open}
          >
            Correct marks
          </Button>
        )}
      </Group>
      {!now && !error && <Skeleton height={32} />}
      {!now && error && <Text c="var(--bad)">The marks did not load. {messageOf(error)}</Text>}
      {now && <WhatIsMarked marks={now.marks} />}
      {now && <Corrected now={now} marks={marks} review={review} />}
      {now && selection.isOpen && <CorrectMarks now={now} marks={marks} selection={selection} />}
    </section>
  );
}

function WhatIsMarked({ marks }: { marks: PageMarks }): JSX.Element {
  const withoutCode = marks.boxes.filter(({ codes }) => codes.length === 0).length;
  const unsure = describeUnsureMarks(marks);
  if (!hasMarks(marks)) return <Text c="dimmed">No box, code or caveat was found on this page.</Text>;
  return (
    <>
      {marks.boxes.length > 0 && <Text fw={500}>{describeBoxes(marks)}</Text>}
      <ul className={classes.codes}>
        {countCodes(marks).map((count) => (
          <li key={count.code} className={classes.code}>
            <b>{count.code}</b>
            <span className={classes.why}>{nameOfExemption(count.code)}</span>
            <span className="numbers">{describeCodeCount(count)}</span>
          </li>
        ))}
        {withoutCode > 0 && (
          <li className={classes.code}>
            <b>no code</b>
            <span>
              {withoutCode === 1 ? '1 box claims no exemption' : `${withoutCode} boxes claim no exemption`}
            </span>
          </li>
        )}
      </ul>
      {unsure && <Text c="var(--warn)">{unsure}</Text>}
      {marks.placeholder && <PlaceholderSheet sheet={marks.placeholder} />}
      {marks.caveats.length > 0 && <Text mt={4}>Marked: {marks.caveats.join('; ')}</Text>}
      {marks.hiddenText && (
        <div className={classes.notice} role="note">
          <IconAlertTriangle size={16} aria-hidden />
          <span>
            {describeHiddenText(marks)} ({marks.hiddenText.reason})
          </span>
        </div>
      )}
    </>
  );
}

function Corrected({
  now,
  marks,
  review,
}: { now: MarksInForce } & Pick<MarksBlockProps, 'marks' | 'review'>) {
  if (now.correctedBy === null) return null;
  return (
    <Text size="xs" c="dimmed" mt={4}>
      Corrected by {now.correctedBy}
      {now.correctedAt && `, ${formatDateTime(now.correctedAt)}`}.{' '}
      {review.allowed && (
        <Button variant="subtle" size="compact-xs" onClick={marks.restore} loading={marks.isSaving}>
          Use what was read
        </Button>
      )}
    </Text>
  );
}
