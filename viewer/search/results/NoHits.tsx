import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { counted } from '#contract/values/counted.ts';
import { RESULTS_ID } from '../../lists/results-id.ts';
import type { SearchParams } from '../../params.ts';
import { queries } from '../../server/queries.ts';
import { useMatter } from '../../session/use-matter.ts';
import { Empty } from '../../ui/Empty.tsx';
import { List, Text } from '../../ui/parts.ts';

/** Shown if no page matches: what to check and to try. */
export function NoHits({ params }: { params: SearchParams }): JSX.Element {
  const matter = useMatter();
  const productions = useQuery(queries.productions(matter));
  const unread =
    productions.data?.reduce((sum, { pages, pagesRead }) => sum + pages.received - pagesRead, 0) ?? 0;
  const isStillProcessing =
    unread > 0 || (productions.data?.some(({ isProcessing }) => isProcessing) ?? false);
  const problems = productions.data?.reduce((sum, { pages }) => sum + pages.problem, 0) ?? 0;
  return (
    <div id={RESULTS_ID} tabIndex={-1}>
      <Empty isAlone title={isStillProcessing ? 'No results yet' : 'No results'}>
        {isStillProcessing && (
          <Text c="var(--warn)">
            {unread > 0
              ? `${counted(unread, 'page is', 'pages are')} still being processed.`
              : 'Files are still being opened.'}{' '}
            Results appear here as soon as a page matches.
          </Text>
        )}
        <List size="sm" spacing={4}>
          <List.Item>Check above how your query was interpreted.</List.Item>
          {(params.production ?? params.tag ?? params.narrow) && (
            <List.Item>
              Filters are active.{' '}
              <Link to="/m/$matter/search" params={{ matter }} search={{ q: params.q, mode: params.mode }}>
                Search the whole matter
              </Link>
            </List.Item>
          )}
          {!isStillProcessing && (
            <List.Item>
              Try the start of a word with *, such as voluntar*, or add ~ for misread words: communities~.
            </List.Item>
          )}
        </List>
        {problems > 0 && (
          <Text c="var(--warn)">
            {counted(problems, 'page')} could not be read and cannot be found by words.
          </Text>
        )}
      </Empty>
    </div>
  );
}
