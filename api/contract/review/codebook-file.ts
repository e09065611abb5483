import { z } from 'zod';
import { TagColor, TagDefinition, TagExamples, TagKey, TagName } from './tag.ts';
import { TagGroupDraft } from './tag-group.ts';

/** A tag of a codebook file, in which groups have names and no ids. */
const FiledTag = z.object({
  name: TagName,
  definition: TagDefinition.default(''),
  color: TagColor.default('blue'),
  key: TagKey.nullable().default(null),
  /** The name of its group. */
  group: z.string().trim().max(80).nullable().default(null),
  isRetired: z.boolean().default(false),
  examples: TagExamples.default([]),
});

/** A codebook as a file, which can go into another matter. */
export const CodebookFile = z
  .object({ groups: z.array(TagGroupDraft).default([]), tags: z.array(FiledTag).max(500) })
  .superRefine(({ groups, tags }, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['tags'], message });
    const repeatedTag = findRepeated(tags.map(({ name }) => name.toLowerCase()));
    if (repeatedTag !== undefined) refuse(`“${repeatedTag}” is there twice`);
    const repeatedKey = findRepeated(tags.flatMap(({ key }) => key ?? []));
    if (repeatedKey !== undefined) refuse(`two tags have the key ${repeatedKey}`);
    const repeatedGroup = findRepeated(groups.map(({ name }) => name.toLowerCase()));
    if (repeatedGroup !== undefined) refuse(`the group “${repeatedGroup}” is there twice`);
    const names = new Set(groups.map(({ name }) => name.toLowerCase()));
    const stray = tags.find(({ group }) => group !== null && !names.has(group.toLowerCase()));
    if (stray) refuse(`the group “${stray.group}” of “${stray.name}” is not in the file`);
    const keyed = tags.find(({ key, isRetired }) => key !== null && isRetired);
    if (keyed) refuse(`“${keyed.name}” is retired, and a retired tag has no key`);
  });
export type CodebookFile = z.infer<typeof CodebookFile>;

function findRepeated(values: readonly string[]): string | undefined {
  return values.find((value, index) => values.indexOf(value) !== index);
}
