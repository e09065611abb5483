import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { type Contradiction, contradictionKindNames } from '#contract/review/contradiction.ts';
import type { ListedPassage } from '#contract/review/passage.ts';
import { Quotation } from '../linking/Quotation.tsx';
import { PageLink } from '../page/PageLink.tsx';
import type { ContradictionsParams } from '../params.ts';
import { Text } from '../ui/parts.ts';
import classes from './contradictions.module.css';
import { describeLastStep } from './describe-step.ts';

interface ContradictionCardProps {
  matter: string;
  contradiction: Contradiction;
  /** The list that it is opened from. */
  list: ContradictionsParams;
}

/** One contradiction on the board. Its reason leads to the two pages side by side. */
export function ContradictionCard({ matter, contradiction, list }: ContradictionCardProps): JSX.Element {
  const { contradictionId, kind, why, a, b } = contradiction;
  return (
    <li className={classes.card}>
      <Text size="xs" c="dimmed">
        {contradictionKindNames[kind]}
      </Text>
      <Link
        to="/m/$matter/contradictions/$contradiction"
        params={{ matter, contradiction: contradictionId }}
        search={list}
        className={classes.why}
      >
        {why}
      </Link>
      <Side passage={a} />
      <Side passage={b} />
      <Text size="xs" c="dimmed">
        {describeLastStep(contradiction)}
      </Text>
    </li>
  );
}

function Side({ passage }: { passage: ListedPassage }): JSX.Element {
  return (
    <div className={classes.side}>
      <PageLink page={passage.page} passage={passage.passageId} />
      <Quotation passage={passage} />
    </div>
  );
}
