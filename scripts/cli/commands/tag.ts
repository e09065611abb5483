import type { Act } from '#api/repositories/database/audit-log.ts';
import type { MatterRow } from '#api/repositories/people/matters.ts';
import { addTag, findTagByName, listTags, tagPages } from '#api/repositories/review/tags.ts';
import { countMissing, resolveReferences } from '#api/review/resolve-references.ts';
import { describeMissingNumbers, TagColor } from '#contract/review/tag.ts';
import { counted } from '#contract/values/counted.ts';
import { actOf } from '../acting-user.ts';
import {
  type Command,
  type Installation,
  matterOption,
  requiredOption,
  UsageError,
  withMatter,
} from '../command.ts';
import { print } from '../print.ts';

export const command: Command = {
  usage: 'NAME --matter SLUG --pages LIST [--as USER]',
  help: `
Prints how many pages LIST names, which numbers of its ranges are on no page, and how many pages changed: those
that had the tag already do not. A new tag is added to the codebook.

  --pages LIST   page ids, control numbers, Bates numbers or Bates ranges, separated by commas:
                 'ICE FOIA 10-2674.0000001, ICE FOIA 10-2674.0000004-0000009'
  --as USER      user name that the decision is recorded under (default: the person who runs the command)`,
  options: { matter: { type: 'string' }, pages: { type: 'string' }, as: { type: 'string' } },
  async run(words) {
    const name = words.positionals.join(' ').trim();
    if (!name || name.length > 80) throw new UsageError('Name the tag: 1 to 80 letters.');
    matterOption(words);
    const references = requiredOption(words, 'pages');
    await withMatter(words, async (installation, matter) => {
      const act = await actOf(installation, words);
      const { pages, missing } = await resolveReferences(installation.database, matter.id, references);
      const missingNumbers = describeMissingNumbers(countMissing(missing));
      print(`${counted(pages.length, 'page')} named${missingNumbers ? `; ${missingNumbers}` : ''}`);
      const changed = await tagPages(installation.database, act, matter.id, {
        tag: await openTag(installation, act, matter, name),
        present: true,
        pages: new Map(pages.map((page) => [page.id, page.key])),
      });
      print(`${counted(changed.length, 'page')} changed`);
    });
    return 0;
  },
};

async function openTag({ database, newId }: Installation, act: Act, matter: MatterRow, name: string) {
  const known = await findTagByName(database, matter.id, name);
  if (known) return known;
  const others = await listTags(database, matter.id);
  const colors = TagColor.options;
  const color = colors[others.length % colors.length] ?? 'blue';
  const id = newId();
  await addTag(database, act, matter.id, id, { name, definition: '', color, key: freeKey(others) });
  return { id, name };
}

/** The lowest digit that no other tag uses; a person can choose a letter later. */
function freeKey(others: readonly { key: string | null }[]): string | null {
  const taken = new Set(others.map((other) => other.key));
  return ['1', '2', '3', '4', '5', '6', '7', '8', '9'].find((digit) => !taken.has(digit)) ?? null;
}
