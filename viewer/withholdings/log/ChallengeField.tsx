import type { JSX } from 'react';
import { ChallengeStatus, challengeNames, WAIVER_WARNING } from '#contract/withholdings/withholding.ts';
import { IconAlertTriangle } from '../../ui/icons.ts';
import { Alert, NativeSelect } from '../../ui/parts.ts';
import classes from '../withholdings.module.css';

interface ChallengeFieldProps {
  status: ChallengeStatus | null;
  decide: (status: ChallengeStatus | null) => void;
}

/** For attorneys only: the status of a challenge, with a warning about waiver. */
export function ChallengeField({ status, decide }: ChallengeFieldProps): JSX.Element {
  return (
    <>
      <NativeSelect
        size="xs"
        label="Challenge status"
        description="Attorneys only"
        value={status ?? ''}
        onChange={(event) => decide(ChallengeStatus.nullable().parse(event.currentTarget.value || null))}
        data={[
          { value: '', label: 'Not decided' },
          ...ChallengeStatus.options.map((each) => ({ value: each, label: challengeNames[each] })),
        ]}
      />
      <Alert
        className={classes.warning}
        color="yellow"
        variant="outline"
        icon={<IconAlertTriangle size={16} />}
        p="xs"
      >
        {WAIVER_WARNING}
      </Alert>
    </>
  );
}
