import { DocumentKind } from '#contract/documents/document.ts';
import { formatKindName } from '#contract/documents/document-kinds.ts';
import type { TextSource } from '#contract/pages/page.ts';
import type { TagState } from '#contract/review/decision.ts';
import { FacetName, type FacetValue } from '#contract/search/narrowing.ts';
import type { Facet } from '#contract/search/search.ts';
import type { Queryable } from '../../repositories/database/database.ts';
import { listUsers } from '../../repositories/people/users.ts';
import { listNames } from '../../repositories/search/page-facts.ts';
import type { ValueCounts } from './counted-pages.ts';
import { NO_CODE } from './exemptions.ts';

/** Number of values of a facet that are sent; months are all sent, because they form one chart. */
const MOST_VALUES = 50;

const SOURCES: Record<TextSource, string> = {
  layer: 'text layer',
  ocr: 'OCR',
  'load-file': 'load file',
  corrected: 'corrected by a person',
  none: 'no text',
};
const STATES: Record<TagState, string> = {
  yes: 'has a tag',
  no: 'a tag does not apply',
  unsure: 'unsure',
  conflict: 'in conflict',
};
const REVIEWED: Record<string, string> = { yes: 'reviewed', no: 'not reviewed' };

/**
 * Facets for display: the first values of each, or with `having` the first whose name contains these letters.
 * The values by which a search is filtered are always included.
 */
export async function labelFacets(
  database: Queryable,
  matterId: string,
  counts: ReadonlyMap<FacetName, ValueCounts>,
  { narrowed, having = '' }: { narrowed: readonly FacetValue[]; having?: string | undefined },
): Promise<Facet[]> {
  const labels = await listLabels(database, matterId);
  const letters = having.trim().toLowerCase();
  return FacetName.options.map((facet) => {
    const labelOf = (value: string) => labels[facet]?.get(value) ?? value;
    const isMeant = (value: string) => letters === '' || labelOf(value).toLowerCase().includes(letters);
    const chosen = narrowed.filter((each) => each.facet === facet).map(({ value }) => value);
    const isSent = (value: string, index: number) =>
      facet === 'month' || index < MOST_VALUES || chosen.includes(value);
    const meant = [...(counts.get(facet) ?? [])].filter(
      ([value]) => isMeant(value) || chosen.includes(value),
    );
    const sorted = meant.sort(facet === 'month' ? byValue : byCount);
    const missing = chosen.filter((value) => !counts.get(facet)?.has(value));
    const sent = sorted.filter(([value], index) => isSent(value, index));
    return {
      facet,
      values: [...sent, ...missing.map((value) => [value, 0] as const)].map(([value, pages]) => ({
        value,
        label: labelOf(value),
        pages,
      })),
      more: sorted.length - sent.length,
    };
  });
}

async function listLabels(
  database: Queryable,
  matterId: string,
): Promise<Partial<Record<FacetName, Map<string, string>>>> {
  const namesOf = async (of: 'tag' | 'production') =>
    new Map((await listNames(database, matterId, of)).map(({ id, name }) => [id, name]));
  return {
    production: await namesOf('production'),
    tag: await namesOf('tag'),
    reviewer: new Map((await listUsers(database)).map((user) => [user.name, user.display_name])),
    source: new Map(Object.entries(SOURCES)),
    reviewed: new Map(Object.entries(REVIEWED)),
    state: new Map(Object.entries(STATES)),
    kind: new Map(
      DocumentKind.options.map((kind) => [kind, kind === 'other' ? 'Other' : formatKindName(kind)]),
    ),
    exemption: new Map([[NO_CODE, 'no code given']]),
    month: new Map([['none', 'no date']]),
  };
}

function byCount([one, pages]: [string, number], [other, others]: [string, number]): number {
  return others - pages || (one < other ? -1 : 1);
}

function byValue([one]: [string, number], [other]: [string, number]): number {
  return one < other ? -1 : 1;
}
