/** As many as can be told apart at a glance; tokens.css has them. Past them colours come again, numbers do not. */
const GROUP_COLOURS = 6;

/**
 * What a mark bears so that it is drawn in its term group's colour, with the group's number: a colour
 * alone would say nothing to who cannot see it. With a single group there is nothing to tell apart.
 */
export function termAttributes(
  group: number,
  groups: number,
): { 'data-colour'?: number; 'data-number'?: number } {
  if (groups < 2) return {};
  return { 'data-colour': (group % GROUP_COLOURS) + 1, 'data-number': group + 1 };
}

/** The term groups with their places, which are their names elsewhere. */
export function listTerms(groups: readonly string[]): { group: number; words: string }[] {
  return groups.map((words, group) => ({ group, words }));
}
