/** The filters of a search in the address: how to add, remove and name them. Pure. */
import {
  type FacetName,
  type FacetValue,
  listNarrowings,
  MOST_NARROWINGS,
} from '#contract/search/narrowing.ts';
import type { Facet } from '#contract/search/search.ts';
import { counted } from '#contract/values/counted.ts';
import { formatMonth } from '#contract/values/dates.ts';

/** In the order of the panel. */
export const facetNames: Record<FacetName, string> = {
  production: 'Production',
  tag: 'Tag',
  month: 'Date',
  correspondent: 'From or to',
  custodian: 'Custodian',
  kind: 'Kind of document',
  exemption: 'Exemption',
  place: 'Place',
  source: 'Text',
  reviewed: 'Reviewed',
  state: 'Tag state',
  reviewer: 'Reviewed by',
};

const sources: Record<string, string> = {
  layer: 'text layer',
  ocr: 'read by OCR',
  'load-file': 'from the load file',
  corrected: 'corrected by a person',
  none: 'no text',
};

const states: Record<string, string> = {
  yes: 'has a tag',
  no: 'a tag does not apply',
  unsure: 'unsure about a tag',
  conflict: 'a tag in conflict',
};

/** Names for values whose facets are not loaded yet. */
interface KnownNames {
  facets: readonly Facet[] | undefined;
  tags: readonly { tagId: string; name: string }[] | undefined;
  productions: readonly { productionId: string; name: string }[] | undefined;
}

/** The name of a value. */
export function nameOfValue({ facet, value }: FacetValue, known: KnownNames): string {
  if (facet === 'month') return nameOfMonth(value);
  if (facet === 'reviewed') return value === 'yes' ? 'reviewed' : 'not reviewed';
  if (facet === 'state') return states[value] ?? value;
  if (facet === 'source') return sources[value] ?? value;
  const loaded = known.facets?.find((other) => other.facet === facet)?.values;
  const label = loaded?.find((other) => other.value === value)?.label;
  if (label !== undefined) return label;
  if (facet === 'tag') return known.tags?.find(({ tagId }) => tagId === value)?.name ?? '…';
  if (facet === 'production') {
    return known.productions?.find(({ productionId }) => productionId === value)?.name ?? '…';
  }
  return value;
}

/** Adds the values, or removes them if all of them are set. Undefined if no filter is left. */
export function toggleNarrowings(
  narrow: readonly string[] | undefined,
  values: readonly string[],
): string[] | undefined {
  const now = narrow ?? [];
  const isFull = values.every((value) => now.includes(value));
  const next = isFull
    ? now.filter((value) => !values.includes(value))
    : [...now, ...values.filter((value) => !now.includes(value))];
  return next.length === 0 ? undefined : next;
}

/** Replaces the selected months by these. */
export function chooseMonths(
  narrow: readonly string[] | undefined,
  months: readonly string[],
): string[] | undefined {
  const others = (narrow ?? []).filter((value) => !value.startsWith('month:'));
  const next = [...others, ...months.map((month) => `month:${month}`)];
  return next.length === 0 ? undefined : next;
}

/** The filters, with people under the name that others were merged into. */
export function renameCorrespondents(
  narrow: readonly string[] | undefined,
  names: readonly string[],
  into: string,
): string[] | undefined {
  const merged = new Set(names.map((name) => `correspondent:${name}`));
  return narrow && [...new Set(narrow.map((value) => (merged.has(value) ? `correspondent:${into}` : value)))];
}

/** The server refuses more filters than this. */
export function isTooMany(narrow: readonly string[] | undefined): boolean {
  return (narrow?.length ?? 0) > MOST_NARROWINGS;
}

/** A chip above the results: one value, or the months of a year together. */
export interface Chip {
  facet: FacetName;
  name: string;
  /** The values that removing the chip removes. */
  values: string[];
}

/** Consecutive months share one chip: `May 2009 to August 2009`. */
export function listChips(narrow: readonly string[] | undefined, known: KnownNames): Chip[] {
  const values = listNarrowings([...(narrow ?? [])]);
  const plain = values
    .filter(({ facet }) => facet !== 'month')
    .map((each) => ({
      facet: each.facet,
      name: nameOfValue(each, known),
      values: [`${each.facet}:${each.value}`],
    }));
  return [...plain, ...listMonthChips(values)];
}

function listMonthChips(values: readonly FacetValue[]): Chip[] {
  const months = values.filter(({ facet }) => facet === 'month').map(({ value }) => value);
  if (months.length === 0) return [];
  const sorted = [...months].sort();
  const dated = sorted.filter((month) => month !== 'none');
  const [first, last] = [dated[0], dated.at(-1)];
  const span =
    first === undefined || last === undefined || first === last
      ? dated.map(formatMonth)
      : [`${counted(dated.length, 'month')} from ${formatMonth(first)} to ${formatMonth(last)}`];
  const name = [...span, ...(sorted.includes('none') ? [nameOfMonth('none')] : [])].join(' or ');
  return [{ facet: 'month', name, values: sorted.map((month) => `month:${month}`) }];
}

/** `none` stands for documents without a date. */
function nameOfMonth(month: string): string {
  return month === 'none' ? 'no date' : formatMonth(month);
}
