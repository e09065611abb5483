/** Colors that can be told apart at a glance; tokens.css defines them. More terms repeat colors, but not numbers. */
const GROUP_COLORS = 6;

/**
 * The attributes of a match, which give it the color and the number of its term: color alone would say nothing to
 * people who cannot see it. A single term needs neither.
 */
export function termAttributes(
  group: number,
  groups: number,
): { 'data-color'?: number; 'data-number'?: number } {
  if (groups < 2) return {};
  return { 'data-color': (group % GROUP_COLORS) + 1, 'data-number': group + 1 };
}

/** The query's terms with their group numbers, from 0. */
export function listTerms(groups: readonly string[]): { group: number; words: string }[] {
  return groups.map((words, group) => ({ group, words }));
}
