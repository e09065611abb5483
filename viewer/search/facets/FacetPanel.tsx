import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { Facet } from '#contract/search/search.ts';
import { chooseMonths, facetNames, renameCorrespondents, toggleNarrowings } from '../../lists/narrowings.ts';
import type { SearchParams } from '../../params.ts';
import { queries, type SearchRequest } from '../../server/queries.ts';
import { useMatter } from '../../session/use-matter.ts';
import { usePermission } from '../../session/use-user.ts';
import { Button, Skeleton, Text, useLocalStorage } from '../../ui/parts.ts';
import { PeopleDialog } from '../names/PeopleDialog.tsx';
import { useChangeSearch } from '../use-change-search.ts';
import { FacetValues } from './FacetValues.tsx';
import classes from './facets.module.css';
import { MonthFacet } from './MonthFacet.tsx';

interface FacetPanelProps {
  request: SearchRequest;
  params: SearchParams;
  /** The number of pages of the results; undefined until it is known. */
  pages: number | undefined;
}

/** The filters of the results, with the number of pages of each value. */
export function FacetPanel({ request, params, pages }: FacetPanelProps): JSX.Element {
  const matter = useMatter();
  const change = useChangeSearch(params);
  const [merging, setMerging] = useState(false);
  const facets = useQuery({
    ...queries.facets(matter, request),
    // The values stay while the next counts load, so that the check boxes do not move.
    placeholderData: (before) => before,
  });
  const order = Object.keys(facetNames);
  const filled = (facets.data ?? [])
    .filter((facet) => canNarrow(facet, pages, params.narrow))
    .sort((a, b) => order.indexOf(a.facet) - order.indexOf(b.facet));
  return (
    <section className={classes.panel} aria-label="Filter results" aria-busy={facets.isFetching}>
      {facets.isPending && [0, 1, 2].map((row) => <Skeleton key={row} height={72} mb="lg" />)}
      {/* A refused query is explained beside the panel. */}
      {facets.isError && (
        <Text size="xs">The filters could not be loaded. The results are not affected.</Text>
      )}
      {facets.data && filled.length === 0 && pages !== undefined && pages > 0 && (
        <Text size="xs" c="dimmed">
          No filters apply: these pages do not differ by tag, date, name or production.
        </Text>
      )}
      {filled.map((facet) => (
        <FacetGroup
          key={facet.facet}
          facet={facet}
          facets={filled}
          request={request}
          params={params}
          mergeNames={() => setMerging(true)}
        />
      ))}
      {/* Outside the facet, which disappears when all of its names are merged. */}
      <PeopleDialog
        opened={merging}
        close={() => setMerging(false)}
        onMerged={(names, into) => change({ narrow: renameCorrespondents(params.narrow, names, into) })}
      />
    </section>
  );
}

/**
 * A facet with one value that all results share is hidden, unless the value is selected and can be cleared.
 */
function canNarrow(
  { facet, values }: Facet,
  pages: number | undefined,
  narrow: string[] | undefined,
): boolean {
  const isChosen = narrow?.some((value) => value.startsWith(`${facet}:`)) ?? false;
  const isCertain = values.length === 1 && values[0]?.pages === pages;
  return isChosen || (values.length > 0 && !isCertain);
}

interface FacetGroupProps {
  facet: Facet;
  facets: Facet[];
  request: SearchRequest;
  params: SearchParams;
  mergeNames: () => void;
}

/** One facet. Whether it is collapsed is stored in this browser. */
function FacetGroup({ facet, facets, request, params, mergeNames }: FacetGroupProps): JSX.Element {
  const [folded, setFolded] = useLocalStorage({
    key: `facet-${facet.facet}-folded`,
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const change = useChangeSearch(params);
  const { allowed: mayMerge } = usePermission('attorney');
  return (
    <details
      className={classes.facet}
      open={!folded}
      onToggle={(event) => setFolded(!event.currentTarget.open)}
    >
      <summary>{facetNames[facet.facet]}</summary>
      {facet.facet === 'month' ? (
        <MonthFacet
          counts={facet.values}
          narrow={params.narrow}
          toggle={(values) => change({ narrow: toggleNarrowings(params.narrow, values) })}
          choose={(months) => change({ narrow: chooseMonths(params.narrow, months) })}
        />
      ) : (
        <FacetValues facet={facet} facets={facets} request={request} params={params} />
      )}
      {facet.facet === 'correspondent' && mayMerge && (
        <Button variant="subtle" className="flush" size="compact-xs" onClick={mergeNames}>
          Merge names…
        </Button>
      )}
    </details>
  );
}
