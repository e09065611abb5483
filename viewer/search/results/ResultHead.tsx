import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { SearchResult } from '#contract/search/search.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
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

/** The number of results, how the query was interpreted, and notices about the answer. */
export function ResultHead({ params, result }: ResultHeadProps): JSX.Element {
  return (
    <header className={classes.head}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
        <div className={classes.summary}>
          <h1 className={classes.counts} aria-live="polite">
            {result.pages === 0 ? 'No matching pages' : <Counts params={params} result={result} />}
            {result.isPartial && (
              <Badge color="yellow" variant="light" ml="sm" title="The search stopped before it was complete">
                partial
              </Badge>
            )}
          </h1>
          <Text c="dimmed">
            {result.mode === 'explore' ? (
              <ExploreNote params={params} result={result} />
            ) : (
              <Interpretation result={result} />
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

function Interpretation({ result }: { result: SearchResult }): JSX.Element {
  return (
    <>
      <span title={result.canonical}>Interpreted as: {result.echo}</span>
      <Took result={result} />
    </>
  );
}

/** What Explore's count is worth, and the way to a count that can be cited. */
function ExploreNote({ params, result }: ResultHeadProps): JSX.Element {
  const matter = useMatter();
  const { mode: _, order: __, ...exact } = params;
  return (
    <>
      Best matches first, misreadings included. Do not cite this count.{' '}
      <Link to="/m/$matter/search" params={{ matter }} search={{ ...exact, q: result.canonical }}>
        Get exact count
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
  // A plus means that Explore stopped counting.
  const plus = result.isAtLeast ? '+' : '';
  return (
    <>
      <Link to="/m/$matter/pages" params={{ matter }} search={list}>
        {result.isAtLeast ? `${formatNumber(result.pages)}+ pages` : counted(result.pages, 'page')}
      </Link>
      {result.documents !== null && ' in '}
      {result.documents !== null &&
        (result.isAtLeast
          ? `${formatNumber(result.documents)}${plus} documents`
          : counted(result.documents, 'document'))}
      {result.places !== null && result.places > 0 && (
        <span title="Places where the query matches: the words of a phrase, or near each other, count once">
          , {counted(result.places, 'place')}
        </span>
      )}
      {result.hardToRead !== null && result.hardToRead > 0 && (
        <span className={classes.hard}>
          ,{' '}
          <Link to="/m/$matter/pages" params={{ matter }} search={{ ...list, only: 'hard-to-read' }}>
            {formatNumber(result.hardToRead)}
            {plus} hard to read
          </Link>
        </span>
      )}
    </>
  );
}
