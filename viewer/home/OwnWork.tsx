import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { MatterHome } from '#contract/people/matter-home.ts';
import type { Pace } from '#contract/people/pace.ts';
import { counted } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { PageName } from '../page/PageName.tsx';
import { toPageReference } from '../page/page-reference.ts';
import { homeQueries } from '../server/home-queries.ts';
import { queries } from '../server/queries.ts';
import { useUser } from '../session/use-user.ts';
import { Text } from '../ui/parts.ts';
import { TagMarks } from '../ui/TagMark.tsx';
import classes from './home.module.css';
import { PaceLine } from './PaceLine.tsx';
import { Part } from './Part.tsx';

interface OwnWorkProps {
  matter: string;
  /** Undefined while it is loading. */
  lately: MatterHome['lately'] | undefined;
  pace: Pace | null;
}

/** The pages that this person has decided on, and those tagged last. Not for read-only users. */
export function OwnWork({ matter, lately, pace }: OwnWorkProps): JSX.Element | null {
  const { userName, role } = useUser();
  const narrow = `reviewer:${userName}`;
  const decided = useQuery(homeQueries.countNarrowed(matter, narrow)).data ?? 0;
  const tags = useQuery(queries.tags(matter)).data;
  if (role === 'read-only') return null;
  return (
    <Part
      title="Your work"
      more={
        decided > 0 && (
          <Link to="/m/$matter/pages" params={{ matter }} search={{ narrow: [narrow] }}>
            {counted(decided, 'page')} with your decisions
          </Link>
        )
      }
    >
      {pace && <PaceLine pace={pace} />}
      {lately?.length === 0 && <Text c="dimmed">The pages that you tag appear here, latest first.</Text>}
      <ul className={classes.list}>
        {lately?.map(({ page, at }) => (
          <li key={page.pageId} className={classes.row}>
            <div className={classes.main}>
              <Link
                to="/m/$matter/p/$ref"
                params={{ matter, ref: toPageReference(page) }}
                state={{ pageId: page.pageId }}
              >
                <PageName page={page} />
              </Link>{' '}
              <TagMarks tagIds={page.tagIds} tags={tags} />
            </div>
            <Text c="dimmed" className="nowrap">
              {formatDateTime(at)}
            </Text>
          </li>
        ))}
      </ul>
    </Part>
  );
}
