import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { Facet } from '#contract/search/search.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { facetNames, nameOfValue, toggleNarrowings } from '../../lists/narrowings.ts';
import type { SearchParams } from '../../params.ts';
import { queries, type SearchRequest } from '../../server/queries.ts';
import { useMatter } from '../../session/use-matter.ts';
import { TextInput, useDebouncedValue } from '../../ui/parts.ts';
import { colorOf } from '../../ui/TagMark.tsx';
import { useChangeSearch } from '../use-change-search.ts';
import { FacetValue } from './FacetValue.tsx';
import classes from './facets.module.css';

/** Milliseconds without typing before matching values are loaded. */
const DELAY = 200;

interface FacetValuesProps {
  facet: Facet;
  facets: Facet[];
  request: SearchRequest;
  params: SearchParams;
}

/** The values of a facet. If not all are shown, a text field finds the others. */
export function FacetValues({ facet, facets, request, params }: FacetValuesProps): JSX.Element {
  const [letters, setLetters] = useState('');
  const shown = useValuesWith(letters, facet, request);
  return (
    <>
      {(facet.more > 0 || letters !== '') && (
        <TextInput
          size="xs"
          my={4}
          aria-label={`Find in ${facetNames[facet.facet]}`}
          placeholder="Find"
          value={letters}
          onChange={(event) => setLetters(event.currentTarget.value)}
        />
      )}
      <Values facet={shown} facets={facets} params={params} />
    </>
  );
}

/** The facet with only the matching values; unchanged while they are loading. */
function useValuesWith(letters: string, facet: Facet, request: SearchRequest): Facet {
  const matter = useMatter();
  const [settled] = useDebouncedValue(letters.trim(), DELAY);
  const found = useQuery({
    ...queries.facets(matter, request, settled),
    enabled: settled !== '',
    placeholderData: (before) => before,
  });
  if (letters.trim() === '' || settled === '') return facet;
  return found.data?.find((each) => each.facet === facet.facet) ?? facet;
}

function Values({ facet, facets, params }: Omit<FacetValuesProps, 'request'>): JSX.Element {
  const matter = useMatter();
  const tags = useQuery(queries.tags(matter)).data;
  const productions = useQuery(queries.productions(matter)).data;
  const change = useChangeSearch(params);
  const most = Math.max(...facet.values.map(({ pages }) => pages));
  return (
    <ul>
      {facet.values.map(({ value, pages }) => {
        const narrowing = `${facet.facet}:${value}`;
        const tag = facet.facet === 'tag' ? tags?.find(({ tagId }) => tagId === value) : undefined;
        return (
          <li key={value}>
            <FacetValue
              name={nameOfValue({ facet: facet.facet, value }, { facets, tags, productions })}
              pages={pages}
              share={pages / most}
              color={tag && colorOf(tag.color)}
              ticked={params.narrow?.includes(narrowing) ?? false}
              toggle={() => change({ narrow: toggleNarrowings(params.narrow, [narrowing]) })}
            />
          </li>
        );
      })}
      {facet.values.length === 0 && <li className={classes.more}>No matches</li>}
      {facet.more > 0 && (
        <li className={classes.more}>{formatNumber(facet.more)} more values, less frequent</li>
      )}
    </ul>
  );
}
