import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { toPageReference } from '../../page/page-reference.ts';
import { batesQueries } from '../../server/bates-queries.ts';
import { Text } from '../../ui/parts.ts';

/** What a Bates or control number may look like. Words, fields and connectors do not match. */
const NUMBER_LIKE = /^[^:"*?~]{0,80}\d[\s\d.,A-Za-z\u2010-\u2015\u2026-]{0,80}$/u;

/** A link to the page whose number was typed into the search box. */
export function PageNumberMatch({ matter, q }: { matter: string; q: string }): JSX.Element | null {
  const reference = q.trim();
  const named = useQuery({
    ...batesQueries.findPages(matter, reference),
    enabled: NUMBER_LIKE.test(reference),
  }).data;
  if (!named || named.total === 0) return null;
  const more = named.total - named.pages.length;
  return (
    <Text size="sm" px="md" py={4} role="status">
      {named.note ?? (named.total === 1 ? 'Go to page' : 'Pages with this number:')}{' '}
      {named.pages.map((page, index) => (
        <span key={page.pageId}>
          {index > 0 && ', '}
          <Link
            to="/m/$matter/p/$ref"
            params={{ matter, ref: toPageReference(page) }}
            search={{ production: page.productionId }}
            state={{ pageId: page.pageId }}
            preload={false}
          >
            {page.bates ?? page.controlNumber}
          </Link>
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </Text>
  );
}
