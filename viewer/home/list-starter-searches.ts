import type { Correspondent } from '#contract/documents/correspondent.ts';
import type { Tag } from '#contract/review/tag.ts';

export interface StarterSearch {
  q: string;
  /** What it looks for, in words. */
  about: string;
}

/** As many of each as a new reviewer tries. */
const MOST_OF_A_KIND = 3;
/** A page rarely has more words of a tag's name. */
const MOST_WORDS = 3;
const OPERATORS = /^(?:and|or|not)$/iu;

/** Searches to begin with, from what the matter itself has: its codebook and those who wrote most. */
export function listStarterSearches(
  tags: readonly Pick<Tag, 'name'>[],
  correspondents: readonly Pick<Correspondent, 'name'>[],
): StarterSearch[] {
  const ofTags = tags.map(({ name }) => ({ q: toWords(name), about: `The words of the tag ${name}` }));
  const ofPeople = correspondents.map(({ name }) => {
    const quoted = `"${name.replaceAll('"', '')}"`;
    return { q: `from:${quoted} OR to:${quoted}`, about: `Documents from or to ${name}` };
  });
  return [
    ...ofTags.filter(({ q }) => q !== '').slice(0, MOST_OF_A_KIND),
    ...ofPeople.slice(0, MOST_OF_A_KIND),
  ];
}

function toWords(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
  return words
    .filter((word) => !OPERATORS.test(word))
    .slice(0, MOST_WORDS)
    .join(' AND ');
}
