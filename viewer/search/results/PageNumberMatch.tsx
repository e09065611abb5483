import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { MissingNumberText } from '../../page/MissingNumber.tsx';
import { PageLink } from '../../page/PageLink.tsx';
import { batesQueries } from '../../server/bates-queries.ts';
import { Text } from '../../ui/parts.ts';
import classes from '../search.module.css';

/** Matches what a Bates or control number may look like, but not words, fields and connectors. */
const NUMBER_LIKE = /^[^:"*?~]{0,80}\d[\s\d.,A-Za-z\u2010-\u2015\u2026-]{0,80}$/u;

/** A link to the page whose number was typed into the search box. */
export function PageNumberMatch({ matter, q }: { matter: string; q: string }): JSX.Element | null {
  const reference = q.trim();
  const named = useQuery({
    ...batesQueries.findPages(matter, reference),
    enabled: NUMBER_LIKE.test(reference),
  }).data;
  // Digits alone are usually a year or a count: only a number with its prefix is reported as missing.
  if (named?.missing && /\p{L}/u.test(reference)) {
    return (
      <div role="status" className={classes.numberMatch}>
        <MissingNumberText missing={named.missing} />
      </div>
    );
  }
  if (!named || named.total === 0) return null;
  const more = named.total - named.pages.length;
  return (
    <Text size="sm" className={classes.numberMatch} role="status">
      {named.note ?? (named.total === 1 ? 'Go to page' : 'Pages with this number:')}{' '}
      {named.pages.map((page, index) => (
        <span key={page.pageId}>
          {index > 0 && ', '}
          <PageLink page={page} />
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </Text>
  );
}
