import type { JSX } from 'react';
import type { SearchResult } from '#contract/search/search.ts';
import { counted } from '#contract/values/counted.ts';
import type { SearchRequest } from '../../server/queries.ts';
import { useMatter } from '../../session/use-matter.ts';
import { Anchor } from '../../ui/parts.ts';
import classes from '../search.module.css';
import { useNewerResults } from './use-newer-results.ts';

/** Reports that the matches have changed, instead of moving rows while somebody reads them. */
export function ChangeNotice({
  request,
  result,
}: {
  request: SearchRequest;
  result: SearchResult;
}): JSX.Element {
  const { more, show } = useNewerResults(useMatter(), request, result);
  return (
    <div role="status" className={more === 0 ? undefined : classes.notice}>
      {more !== 0 && (
        <>
          {describeChange(more)}{' '}
          <Anchor component="button" type="button" onClick={show}>
            Show current results
          </Anchor>
        </>
      )}
    </div>
  );
}

function describeChange(more: number): string {
  const match = Math.abs(more) === 1 ? 'matches' : 'match';
  return more > 0
    ? `${counted(more, 'more page')} now ${match}.`
    : `${counted(-more, 'page')} no longer ${match}.`;
}
