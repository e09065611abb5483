import type { JSX } from 'react';
import type { SearchResult } from '#contract/search/search.ts';
import type { SearchParams } from '../../params.ts';
import { IconEyeglass } from '../../ui/icons.ts';
import { Button } from '../../ui/parts.ts';
import { useChangeSearch } from '../use-change-search.ts';

interface IncludeMisreadingsProps {
  params: SearchParams;
  result: Pick<SearchResult, 'forgiving' | 'strict'>;
}

/**
 * Adds `~` to every word of the query, or removes it: misread words match too. The query itself shows this,
 * in the box and in the address, so that nobody overlooks it.
 */
export function IncludeMisreadings({ params, result }: IncludeMisreadingsProps): JSX.Element | null {
  const change = useChangeSearch(params);
  const isOn = result.forgiving === null && result.strict !== null;
  const other = isOn ? result.strict : result.forgiving;
  if (other === null) return null;
  return (
    <Button
      variant={isOn ? 'light' : 'default'}
      leftSection={<IconEyeglass size={14} />}
      aria-pressed={isOn}
      title="Also match words that OCR misread and misspelled words (adds ~ to each word)"
      onClick={() => change({ q: other })}
    >
      Include misreadings
    </Button>
  );
}
