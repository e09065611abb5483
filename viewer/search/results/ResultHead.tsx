import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { SearchResult } from '#contract/search/search.ts';
import { counted, sayNumber } from '#contract/values/counted.ts';
import type { SearchParams } from '../../params.ts';
import { useMatter } from '../../session/use-matter.ts';
import { IconAlertTriangle } from '../../ui/icons.ts';
import { Badge, Group, Text } from '../../ui/parts.ts';
import { SaveSearch } from '../saved/SaveSearch.tsx';
import classes from '../search.module.css';
import { listOfResults, toSearchRequest } from '../to-search-request.ts';
import { Variants } from '../variants/Variants.tsx';
import { IncludeMisreadings } from './IncludeMisreadings.tsx';
import { ResultTools } from './ResultTools.tsx';
import { SearchServerStatus } from './SearchServerStatus.tsx';
import { TermLegend } from './TermLegend.tsx';

interface ResultHeadProps {
  params: SearchParams & { q: string };
  result: SearchResult;
}

/** How many, how the query was understood, and what to know of the answer. */
export function ResultHead({ params, result }: ResultHeadProps): JSX.Element {
  return (
    <header className={classes.head}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
        <div className={classes.said}>
          <h1 className={classes.counts} aria-live="polite">
            {result.pages === 0 ? 'No pages' : <Counts params={params} result={result} />}
            {result.isPartial && (
              <Badge color="yellow" variant="light" ml="sm" title="The search was stopped before its end">
                partial
              </Badge>
            )}
          </h1>
          <Text c="dimmed">
            {result.mode === 'explore' ? (
              <Explored params={params} result={result} />
            ) : (
              <Understood result={result} />
            )}
          </Text>
          {result.mode === 'explore' && <SearchServerStatus />}
        </div>
        <Group gap="sm" justify="flex-end">
          <Variants params={params} />
          <SaveSearch params={params} />
          <IncludeMisreadings params={params} result={result} />
          <ResultTools params={params} />
        </Group>
      </Group>
      {result.notice !== null && (
        <p className={classes.warning} role="status">
          <IconAlertTriangle size={14} aria-hidden /> {result.notice}
        </p>
      )}
      <TermLegend groups={result.groups} />
    </header>
  );
}

function Understood({ result }: { result: SearchResult }): JSX.Element {
  return (
    <>
      <span title={result.canonical}>Understood as: {result.echo}</span>
      <Took result={result} />
    </>
  );
}

/** What Explore is good for, and the way to a count that can be sworn to. */
function Explored({ params, result }: ResultHeadProps): JSX.Element {
  const matter = useMatter();
  const { mode: _, order: __, ...exact } = params;
  return (
    <>
      Likeliest first, misreadings forgiven; not a count to cite.{' '}
      <Link to="/m/$matter/search" params={{ matter }} search={{ ...exact, q: result.canonical }}>
        Count exactly
      </Link>
      <Took result={result} />
    </>
  );
}

function Took({ result }: { result: SearchResult }): JSX.Element {
  return (
    <span className="numbers">
      {' '}
      · {Math.max(1, Math.round(result.milliseconds))} ms
      {result.mode === 'explore' && result.engine === 'meilisearch' && ', by Meilisearch'}
    </span>
  );
}

function Counts({ params, result }: ResultHeadProps): JSX.Element {
  const matter = useMatter();
  const list = listOfResults(toSearchRequest(params));
  // A plus says that Explore stopped counting.
  const plus = result.isAtLeast ? '+' : '';
  return (
    <>
      <Link to="/m/$matter/pages" params={{ matter }} search={list}>
        {result.isAtLeast ? `${sayNumber(result.pages)}+ pages` : counted(result.pages, 'page')}
      </Link>
      {result.documents !== null && ' in '}
      {result.documents !== null &&
        (result.isAtLeast
          ? `${sayNumber(result.documents)}${plus} documents`
          : counted(result.documents, 'document'))}
      {result.hardToRead !== null && result.hardToRead > 0 && (
        <span className={classes.hard}>
          ,{' '}
          <Link to="/m/$matter/pages" params={{ matter }} search={{ ...list, only: 'hard-to-read' }}>
            {sayNumber(result.hardToRead)}
            {plus} of the pages hard to read
          </Link>
        </span>
      )}
    </>
  );
}
