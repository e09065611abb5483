import { type JSX, useState } from 'react';
import { roleIn } from '#contract/people/user.ts';
import {
  type ChronologyFact,
  type FactStatus,
  factStatusNames,
  listNextFactStatuses,
  mayChangeFact,
} from '#contract/review/chronology/chronology-fact.ts';
import { describeDate, describeReservations } from '#contract/review/chronology/describe-chronology.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { FactDialog } from '../facts/FactDialog.tsx';
import { useFactActions } from '../facts/use-fact-actions.ts';
import { Quotation } from '../linking/Quotation.tsx';
import { PageLink } from '../page/PageLink.tsx';
import { useUser } from '../session/use-user.ts';
import { Badge, Button, Group, Text } from '../ui/parts.ts';
import classes from './chronology.module.css';

interface FactEntryProps {
  matter: string;
  fact: ChronologyFact;
}

/** A fact of the chronology: when, what, who and where, the pages that show it, and who decided about it. */
export function FactEntry({ matter, fact }: FactEntryProps): JSX.Element {
  const reservations = describeReservations(fact);
  const about = [...fact.people, ...fact.places, ...(fact.issue === '' ? [] : [fact.issue])];
  return (
    <li className={classes.entry}>
      <div className={classes.date}>{describeDate(fact)}</div>
      <div className={classes.body}>
        <p className={classes.statement}>
          {fact.statement}
          {reservations !== '' && (
            <Badge variant="light" color="gray" tt="none" className={classes.reservations}>
              {reservations}
            </Badge>
          )}
        </p>
        {about.length > 0 && (
          <Text size="xs" c="dimmed">
            {about.join(' · ')}
          </Text>
        )}
        <ul className={classes.sources}>
          {fact.passages.map((passage) => (
            <li key={passage.passageId}>
              <PageLink page={passage.page} passage={passage.passageId} /> <Quotation passage={passage} />
            </li>
          ))}
        </ul>
        <Text size="xs" c="dimmed" className={classes.steps}>
          {fact.steps
            .map(({ status, byName, at }) => `${factStatusNames[status]} by ${byName}, ${formatDateTime(at)}`)
            .join(' · ')}
        </Text>
      </div>
      <FactButtons matter={matter} fact={fact} />
    </li>
  );
}

/** What the signed-in person may do with a fact. */
function FactButtons({ matter, fact }: FactEntryProps): JSX.Element {
  const user = useUser();
  const person = { userName: user.userName, role: roleIn(user, matter) };
  const { decide } = useFactActions(matter);
  const [isEditing, setIsEditing] = useState(false);
  return (
    <Group gap="xs" className={classes.buttons}>
      {listNextFactStatuses(fact, person).map((status) => (
        <Button
          key={status}
          size="compact-xs"
          variant={status === 'confirmed' ? 'filled' : 'default'}
          aria-label={`${stepNames[status]}: ${fact.statement}`}
          onClick={() => void decide(fact, status)}
        >
          {stepNames[status]}
        </Button>
      ))}
      {mayChangeFact(fact, person) && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Edit: ${fact.statement}`}
          onClick={() => setIsEditing(true)}
        >
          Edit
        </Button>
      )}
      <FactDialog matter={matter} fact={fact} opened={isEditing} close={() => setIsEditing(false)} />
    </Group>
  );
}

const stepNames: Record<FactStatus, string> = {
  proposed: 'Back to proposed',
  confirmed: 'Confirm',
  rejected: 'Reject',
  withdrawn: 'Withdraw',
};
