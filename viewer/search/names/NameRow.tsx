import type { JSX } from 'react';
import type { Correspondent } from '#contract/documents/correspondent.ts';
import { counted } from '#contract/values/counted.ts';
import { Button, Checkbox } from '../../ui/parts.ts';
import classes from './names.module.css';

interface NameRowProps {
  person: Correspondent;
  isChosen: boolean;
  toggle: () => void;
  isBusy: boolean;
  separate: () => void;
}

/** A person: the name in use, the names merged into it, and the number of pages. */
export function NameRow({ person, isChosen, toggle, isBusy, separate }: NameRowProps): JSX.Element {
  const { name, pages, mergedNames } = person;
  return (
    <li className={classes.row}>
      <Checkbox size="xs" className={classes.name} label={name} checked={isChosen} onChange={toggle} />
      <span className={classes.pages}>{counted(pages, 'page')}</span>
      {mergedNames.length > 0 && (
        <div className={classes.merged}>
          <span>Also printed as {mergedNames.map((merged) => `“${merged}”`).join(', ')}</span>
          <Button
            variant="subtle"
            size="compact-xs"
            disabled={isBusy}
            aria-label={`Separate the names of ${name}`}
            onClick={separate}
          >
            Separate
          </Button>
        </div>
      )}
    </li>
  );
}
