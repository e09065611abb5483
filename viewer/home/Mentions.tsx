import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { formatDateTime } from '#contract/values/dates.ts';
import { PageLink } from '../page/PageLink.tsx';
import { passageQueries } from '../server/passage-queries.ts';
import { Text } from '../ui/parts.ts';
import classes from './home.module.css';
import { Part } from './Part.tsx';

/** Notes and replies that mention the person, until they open the page. */
export function Mentions({ matter }: { matter: string }): JSX.Element | null {
  const mentions = useQuery(passageQueries.mentions(matter)).data;
  if (!mentions || mentions.length === 0) return null;
  return (
    <Part title="Mentions of you">
      <ul className={classes.list}>
        {mentions.map(({ page, passageId, replyId, text, by, at }) => (
          <li key={replyId ?? passageId} className={classes.row}>
            <div className={classes.main}>
              <PageLink page={page} />
              <Text lineClamp={3}>{text}</Text>
            </div>
            <Text c="dimmed" className="nowrap">
              {by}, {formatDateTime(at)}
            </Text>
          </li>
        ))}
      </ul>
    </Part>
  );
}
