import type { JSX } from 'react';
import { joinNames } from '../../format/format.ts';
import { describeStatement } from '../../tagging/describe-decision.ts';
import { useDecider } from '../../tagging/use-decider.ts';
import { useTagging } from '../../tagging/use-tagging.ts';
import { IconCheck } from '../../ui/icons.ts';
import { Kbd, Text, Tooltip, UnstyledButton } from '../../ui/parts.ts';
import { useDecidedPage, useReader } from '../reader-context.ts';
import classes from './tag-line.module.css';

/** Says that the person has seen the page and nothing applies, and shows who has reviewed the page. */
export function SeenLine(): JSX.Element {
  const { page, review } = useReader();
  const decided = useDecidedPage();
  const tagging = useTagging();
  const { userName } = useDecider();
  const seen = decided.decisions?.nothingApplies ?? [];
  const isSeen = seen.some(({ person }) => person === userName);
  return (
    <div className={classes.seen}>
      <Tooltip
        label={seen.map((statement) => <div key={statement.person}>{describeStatement(statement)}</div>)}
        disabled={seen.length === 0}
        events={{ hover: true, focus: true, touch: false }}
        multiline
        maw={320}
        position="left"
      >
        <UnstyledButton
          className={classes.tag}
          aria-pressed={isSeen}
          disabled={!review.allowed}
          onClick={() => tagging.toggleSeen({ ...page, ...decided })}
        >
          <Kbd size="xs" className={classes.tagKey}>
            0
          </Kbd>
          <span className={classes.tagName}>Seen, nothing applies</span>
          {isSeen && <IconCheck size={16} aria-hidden />}
        </UnstyledButton>
      </Tooltip>
      <Reviewers userName={userName} />
    </div>
  );
}

/** `Reviewed by you and Sam Student.` */
function Reviewers({ userName }: { userName: string }): JSX.Element | null {
  const { decisions } = useDecidedPage();
  if (!decisions) return null;
  const said = [...decisions.tags.flatMap(({ statements }) => statements), ...decisions.nothingApplies];
  const names = decisions.reviewedBy.map((reviewer) =>
    reviewer === userName ? 'you' : (said.find(({ person }) => person === reviewer)?.personName ?? reviewer),
  );
  return (
    <Text size="xs" c="dimmed">
      {names.length === 0 ? 'Nobody has reviewed this page.' : `Reviewed by ${joinNames(names)}.`}
    </Text>
  );
}
