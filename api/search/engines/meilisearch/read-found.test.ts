import { expect, it } from 'vitest';
import type { FacetName } from '#contract/search/narrowing.ts';
import { toFacetCode } from './facet-codes.ts';
import type { MeiliFound } from './meili-server.ts';
import { readFacets } from './read-found.ts';

const code = (value: string) => toFacetCode('correspondent', value);
const found = (correspondents: Record<string, number>) =>
  ({ facetDistribution: { correspondents } }) as unknown as MeiliFound;
const inMatter = (values: Record<string, number>) =>
  new Map<FacetName, Map<string, number>>([['correspondent', new Map(Object.entries(values))]]);

it('facets are those of the matter: planted records add no value, and no count beyond its pages', () => {
  const facets = readFacets(
    found({ [code('ann')]: 3, [code('of another matter')]: 9, planted: 4, [code('Bob')]: 70 }),
    inMatter({ ann: 5, Bob: 7, 'on no page found': 2 }),
  );
  expect(facets.get('correspondent')).toEqual(
    new Map([
      ['ann', 3],
      ['Bob', 7],
    ]),
  );
});

it('values that differ in case are two', () => {
  const facets = readFacets(found({ [code('Ann')]: 3, [code('ANN')]: 1 }), inMatter({ Ann: 3, ANN: 1 }));
  expect(facets.get('correspondent')).toEqual(
    new Map([
      ['Ann', 3],
      ['ANN', 1],
    ]),
  );
});
