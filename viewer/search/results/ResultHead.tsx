import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { MOST_PAGES_WITH_HITS, type SearchResult } from '#contract/search/search.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import type { SearchParams } from '../../params.ts';
import type { SearchRequest } from '../../server/queries.ts';
import { useMatter } from '../../session/use-matter.ts';
import { usePermission } from '../../session/use-user.ts';
import { IconAlertTriangle } from '../../ui/icons.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Badge, Button } from '../../ui/parts.ts';
import { SaveSearch } from '../saved/SaveSearch.tsx';
import classes from '../search.module.css';
import { listOfResults, toSearchRequest } from '../to-search-request.ts';
import { Variants } from '../variants/Variants.tsx';
import { ExportResults } from './ExportResults.tsx';
import { IncludeMisreadings } from './IncludeMisreadings.tsx';
import { ResultTools } from './ResultTools.tsx';
import { SearchServerStatus } from './SearchServerStatus.tsx';
import { TagResults } from './TagResults.tsx';
import { TermLegend } from './TermLegend.tsx';
import type { ChosenPages } from './use-chosen-pages.ts';

interface ResultHeadProps {
  params: SearchParams & { q: string };
  /** The request that `result` answers. */
  request: SearchRequest;
  result: SearchResult;
  chosen: ChosenPages;
}

/**
 * The number of results, the interpretation of the query, notices, and the available actions. The
 * interpretation has its own line at every width, because no count means anything without it.
 */
export function ResultHead({ params, request, result, chosen }: ResultHeadProps): JSX.Element {
  const matter = useMatter();
  const { allowed: isAttorney } = usePermission('attorney');
  return (
    <header className={classes.head}>
      <div className={classes.headLine}>
        <h1 className={classes.counts} aria-live="polite">
          {result.pages === 0 ? 'No matching pages' : <Counts params={params} result={result} />}
          {result.isPartial && (
            <Badge color="yellow" variant="light" ml="sm" title="The search stopped before it was complete">
              partial
            </Badge>
          )}
        </h1>
        <div className={classes.tools}>
          {chosen.pages.size > 0 && (
            <Button variant="subtle" onClick={chosen.clear}>
              Clear selection
            </Button>
          )}
          <TagResults request={request} result={result} chosen={chosen} />
          <ExportResults request={request} result={result} chosen={chosen} />
          <SaveSearch params={params} />
          {isAttorney && result.mode === 'exact' && result.pages > 0 && (
            <LinkButton
              variant="default"
              to="/m/$matter/batches"
              params={{ matter }}
              search={{ ...listOfResults(request), make: 'yes' }}
            >
              Make batches
            </LinkButton>
          )}
        </div>
      </div>
      <div className={classes.echo}>
        {result.mode === 'explore' ? (
          <ExploreNote params={params} result={result} />
        ) : (
          <span title={result.canonical}>Understood as: {result.echo}</span>
        )}
      </div>
      {result.mode === 'explore' && <SearchServerStatus />}
      {result.notice !== null && (
        <p className={classes.warning} role="status">
          <IconAlertTriangle size={14} aria-hidden /> {result.notice}
        </p>
      )}
      <div className={classes.headLine}>
        <TermLegend groups={result.groups} />
        <div className={classes.tools}>
          <Variants params={params} />
          <IncludeMisreadings params={params} result={result} />
          <ResultTools params={params} />
        </div>
      </div>
    </header>
  );
}

type HeadPartProps = Pick<ResultHeadProps, 'params' | 'result'>;

/** How reliable Explore's count is, and a button for a count that can be cited. */
function ExploreNote({ params, result }: HeadPartProps): JSX.Element {
  const matter = useMatter();
  const { mode: _, order: __, ...exact } = params;
  return (
    <>
      Best matches first, misreadings included. Do not cite this count.{' '}
      <Link to="/m/$matter/search" params={{ matter }} search={{ ...exact, q: result.canonical }}>
        Get exact count
      </Link>
    </>
  );
}

function Counts({ params, result }: HeadPartProps): JSX.Element {
  const matter = useMatter();
  const list = listOfResults(toSearchRequest(params));
  // A plus sign means that Explore stopped counting.
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
        <span title="The words of a phrase, or near each other, count as one hit">
          , {counted(result.places, 'hit')}
        </span>
      )}
      {result.mode === 'exact' && result.pages > MOST_PAGES_WITH_HITS && (
        <span>; hits are counted for up to {counted(MOST_PAGES_WITH_HITS, 'page')}</span>
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
