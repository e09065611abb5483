import type { JSX } from 'react';
import type { Statement } from '#contract/review/decision.ts';
import { toInitials } from '../../tagging/describe-decision.ts';
import { findOwnAnswer, type TagOnPage } from '../../tagging/predict-decisions.ts';
import { IconAlertTriangle, IconCheck, IconHelp, IconX } from '../../ui/icons.ts';
import { VisuallyHidden } from '../../ui/parts.ts';
import classes from './tag-line.module.css';

interface TagStateProps {
  /** Undefined while only the tags themselves are known, or if nobody says anything of the tag. */
  said: TagOnPage | undefined;
  isOnPage: boolean;
  userName: string;
}

/** What follows from everybody's answers: a check for one's own yes, the initials of others, or a word. */
export function TagState({ said, isOnPage, userName }: TagStateProps): JSX.Element | null {
  if (!said) return isOnPage ? <IconCheck size={16} aria-label="applied" /> : null;
  if (said.state === 'conflict') {
    return (
      <span className={classes.state} data-state="conflict">
        <IconAlertTriangle size={12} aria-hidden /> In conflict
      </span>
    );
  }
  if (said.state === 'unsure') {
    return (
      <span className={classes.state} data-state="unsure">
        <IconHelp size={12} aria-hidden /> Unsure
      </span>
    );
  }
  if (said.state === 'no') {
    return (
      <span className={classes.state} data-state="no">
        <IconX size={12} aria-hidden /> No
      </span>
    );
  }
  const isMine = findOwnAnswer(said, userName) === 'yes';
  const others = said.statements.filter(({ person, answer }) => answer === 'yes' && person !== userName);
  return (
    <>
      <Others statements={others} />
      {isMine && <IconCheck size={16} aria-label="applied by you" />}
    </>
  );
}

/** Initials that are shown; the rest is a number. */
const MOST_INITIALS = 2;

function Others({ statements }: { statements: readonly Statement[] }): JSX.Element | null {
  if (statements.length === 0) return null;
  const more = statements.length - MOST_INITIALS;
  return (
    <span className={classes.others}>
      <VisuallyHidden>applied by {statements.map(({ personName }) => personName).join(', ')}</VisuallyHidden>
      {statements.slice(0, MOST_INITIALS).map(({ person, personName }) => (
        <span key={person} className={classes.initials} aria-hidden>
          {toInitials(personName)}
        </span>
      ))}
      {more > 0 && <span aria-hidden>+{more}</span>}
    </span>
  );
}
