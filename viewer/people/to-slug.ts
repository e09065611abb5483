/** Makes a short name from a matter's name: `NDLON v. ICE, No. 10 Civ. 3488` becomes `ndlon-v-ice`. */
export function toSlug(name: string): string {
  const [parties = ''] = name.split(',');
  const plain = parties.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
}
