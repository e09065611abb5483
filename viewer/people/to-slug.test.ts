import { expect, it } from 'vitest';
import { MatterSlug } from '#contract/people/matter.ts';
import { toSlug } from './to-slug.ts';

it.each([
  ['NDLON v. ICE, No. 10 Civ. 3488 (S.D.N.Y.)', 'ndlon-v-ice'],
  ['Make the Road New York v. DHS', 'make-the-road-new-york-v-dhs'],
  ['Peña v. Café', 'pena-v-cafe'],
  ['  (synthetic)  ', 'synthetic'],
])('the short name of %j is %j', (name, slug) => {
  expect(toSlug(name)).toBe(slug);
  expect(MatterSlug.safeParse(slug).success).toBe(true);
});

it('a name without any letter or digit for an address has no short name', () => {
  expect(toSlug('…')).toBe('');
});
