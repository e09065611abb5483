import type { JSX } from 'react';
import type { SearchResult } from '#contract/search/search.ts';
import { counted } from '#contract/values/counted.ts';
import type { SearchRequest } from '../../server/queries.ts';
import { useMatter } from '../../session/use-matter.ts';
import { Anchor } from '../../ui/parts.ts';
import classes from '../search.module.css';
import { useNewerResults } from './use-newer-results.ts';

/** Says that pages came or went since, in place of moving the rows under the reader's eye. */
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
          {inWords(more)}{' '}
          <Anchor component="button" type="button" onClick={show}>
            Show the results as they are now
          </Anchor>
        </>
      )}
    </div>
  );
}

function inWords(more: number): string {
  const match = Math.abs(more) === 1 ? 'matches' : 'match';
  return more > 0
    ? `${counted(more, 'more page')} ${match} now.`
    : `${counted(-more, 'page')} fewer ${match} now.`;
}
