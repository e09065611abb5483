import type { JSX } from 'react';
import { hasMarks, type MarksInForce, type PageMarks } from '#contract/pages/marks.ts';
import { counted } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { ActionKey } from '../../keys/ActionKey.tsx';
import { messageOf } from '../../server/call-failed.ts';
import type { Permission } from '../../session/use-user.ts';
import { IconAlertTriangle } from '../../ui/icons.ts';
import { Button, Group, Skeleton, Text, Title } from '../../ui/parts.ts';
import panel from '../panel/panel.module.css';
import { CorrectMarks } from './CorrectMarks.tsx';
import {
  countCodes,
  describeBoxes,
  describeCodeCount,
  describeHiddenText,
  describeUncertainMarks,
} from './describe-marks.ts';
import { nameOfExemption } from './exemption-names.ts';
import classes from './marks.module.css';
import { PlaceholderSheet } from './PlaceholderSheet.tsx';
import type { MarksState } from './use-marks.ts';
import type { MarkSelection } from './use-selected-mark.ts';

interface MarksBlockProps {
  marks: MarksState;
  selection: MarkSelection;
  review: Permission;
}

/** What the agency redacted and marked on the page, with which codes, and how certain that is. */
export function MarksBlock({ marks, selection, review }: MarksBlockProps): JSX.Element {
  const { current, error } = marks;
  return (
    <section className={panel.block} aria-label="Withheld">
      <Group justify="space-between" mb={4}>
        <Title order={2} className={panel.blockTitle}>
          Withheld
        </Title>
        {review.allowed && current && !selection.isOpen && (
          <Button
            variant="subtle"
            className="flush"
            size="compact-xs"
            rightSection={<ActionKey action="correct-marks" />}
            onClick={selection.open}
          >
            Correct
          </Button>
        )}
      </Group>
      {!current && !error && <Skeleton height={32} />}
      {!current && error && <Text c="var(--bad)">The marks could not be loaded. {messageOf(error)}</Text>}
      {current && <MarksSummary marks={current.marks} />}
      {current && <CorrectedBy current={current} marks={marks} review={review} />}
      {current && selection.isOpen && <CorrectMarks current={current} marks={marks} selection={selection} />}
    </section>
  );
}

function MarksSummary({ marks }: { marks: PageMarks }): JSX.Element {
  const withoutCode = marks.boxes.filter(({ codes }) => codes.length === 0).length;
  const uncertain = describeUncertainMarks(marks);
  if (!hasMarks(marks)) return <Text c="dimmed">No redactions or markings were found on this page.</Text>;
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
            <b>No code</b>
            <span>{counted(withoutCode, 'box claims', 'boxes claim')} no exemption</span>
          </li>
        )}
      </ul>
      {uncertain && <Text c="var(--warn)">{uncertain}</Text>}
      {marks.placeholder && <PlaceholderSheet sheet={marks.placeholder} />}
      {marks.caveats.length > 0 && <Text mt={4}>Caveats: {marks.caveats.join('; ')}</Text>}
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

function CorrectedBy({
  current,
  marks,
  review,
}: { current: MarksInForce } & Pick<MarksBlockProps, 'marks' | 'review'>): JSX.Element | null {
  const { correctedBy, correctedAt } = current;
  if (correctedBy === null) return null;
  return (
    <Text size="xs" c="dimmed" mt={4}>
      Corrected by {correctedBy}
      {correctedAt && `, ${formatDateTime(correctedAt)}`}.{' '}
      {review.allowed && (
        <Button variant="subtle" size="compact-xs" onClick={marks.restore} loading={marks.isSaving}>
          Restore as read
        </Button>
      )}
    </Text>
  );
}
