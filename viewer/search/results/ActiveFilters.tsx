import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { facetNames, listChips, toggleNarrowings } from '../../lists/narrowings.ts';
import type { SearchParams } from '../../params.ts';
import { queries } from '../../server/queries.ts';
import { useMatter } from '../../session/use-matter.ts';
import { IconX } from '../../ui/icons.ts';
import { Anchor, UnstyledButton } from '../../ui/parts.ts';
import classes from '../search.module.css';
import { toSearchRequest } from '../to-search-request.ts';
import { useChangeSearch } from '../use-change-search.ts';

/**
 * The active filters, each with a button to remove it, so that no count is mistaken for a count of the whole
 * matter.
 */
export function ActiveFilters({ params }: { params: SearchParams & { q: string } }): JSX.Element | null {
  const matter = useMatter();
  const change = useChangeSearch(params);
  const facets = useQuery({ ...queries.facets(matter, toSearchRequest(params)), enabled: false }).data;
  const tags = useQuery(queries.tags(matter)).data;
  const productions = useQuery(queries.productions(matter)).data;
  const known = { facets, tags, productions };

  const chips = listChips(params.narrow, known).map(({ facet, name, values }) => ({
    facet,
    name,
    without: { narrow: toggleNarrowings(params.narrow, values) },
  }));
  // Links from other screens set these two.
  const [production] = listChips(params.production ? [`production:${params.production}`] : [], known);
  const [tag] = listChips(params.tag ? [`tag:${params.tag}`] : [], known);
  const all = [
    ...(production ? [{ ...production, without: { production: undefined } }] : []),
    ...(tag ? [{ ...tag, without: { tag: undefined } }] : []),
    ...chips,
  ];
  if (all.length === 0) return null;
  return (
    <section className={classes.chips} aria-label="Active filters">
      <ul>
        {all.map(({ facet, name, without }) => (
          <li key={`${facet} ${name}`} className={classes.chip}>
            <span className={classes.chipFacet}>{facetNames[facet]}</span> {name}
            <UnstyledButton
              className={classes.chipButton}
              onClick={() => change(without)}
              aria-label={`Remove filter ${facetNames[facet]}: ${name}`}
            >
              <IconX size={12} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Anchor
        component="button"
        type="button"
        size="xs"
        onClick={() => change({ narrow: undefined, production: undefined, tag: undefined })}
      >
        Clear all
      </Anchor>
    </section>
  );
}
