import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { MatterNews } from '#contract/people/matter-home.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { Text } from '../ui/parts.ts';
import { CountRow } from './CountRow.tsx';
import classes from './home.module.css';
import { Part } from './Part.tsx';

interface NewsProps {
  matter: string;
  /** Null on the first visit; undefined while it is loading. */
  news: MatterNews | null | undefined;
}

/** What has arrived and what others have done since the person's last visit. */
export function News({ matter, news }: NewsProps): JSX.Element | null {
  if (!news) return null;
  const isQuiet = news.productions + news.pages + news.taggings === 0;
  return (
    <Part title="New since your last visit" more={<Text c="dimmed">{formatDateTime(news.since)}</Text>}>
      {isQuiet ? (
        <Text c="dimmed">Nothing has arrived, and nobody else has tagged pages.</Text>
      ) : (
        <ul className={classes.list}>
          {news.productions > 0 && (
            <CountRow count={news.productions}>
              <Link to="/m/$matter/productions" params={{ matter }}>
                {news.productions === 1 ? 'production received' : 'productions received'}
              </Link>
            </CountRow>
          )}
          {news.pages > 0 && <CountRow count={news.pages}>pages received</CountRow>}
          {news.taggings > 0 && (
            <CountRow count={news.taggings} note="One decision may tag several pages.">
              tag decisions by others
            </CountRow>
          )}
        </ul>
      )}
    </Part>
  );
}
