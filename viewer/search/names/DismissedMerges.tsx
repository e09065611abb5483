import type { JSX } from 'react';
import type { DifferentPeople, DistinctNames } from '#contract/documents/correspondent.ts';
import { counted } from '#contract/values/counted.ts';
import { Button } from '../../ui/parts.ts';
import classes from './names.module.css';

interface DismissedMergesProps {
  dismissed: readonly DistinctNames[];
  isBusy: boolean;
  suggestAgain: (people: DifferentPeople) => void;
}

/** The names that an attorney told apart, each pair with a button that takes the decision back. */
export function DismissedMerges({
  dismissed,
  isBusy,
  suggestAgain,
}: DismissedMergesProps): JSX.Element | null {
  if (dismissed.length === 0) return null;
  return (
    <details>
      <summary className={classes.summary}>{counted(dismissed.length, 'dismissed suggestion')}</summary>
      <ul className={classes.list} aria-label="Dismissed suggestions">
        {dismissed.map(({ name, other }) => (
          <li key={`${name}\n${other}`} className={classes.row}>
            <span className={classes.name}>
              “{name}” and “{other}” are different people
            </span>
            <Button
              variant="subtle"
              size="compact-xs"
              disabled={isBusy}
              aria-label={`Suggest merging ${name} and ${other} again`}
              onClick={() => suggestAgain({ people: [[name], [other]] })}
            >
              Suggest again
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
