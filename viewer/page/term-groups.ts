/**
 * The number of colors that can be distinguished at a glance; tokens.css defines them. More terms repeat
 * colors, but not numbers.
 */
const GROUP_COLORS = 6;

/**
 * The attributes that give a match the color and the number of its term. The number is for people who cannot
 * see the color. A single term needs neither.
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
