import { UncoverError } from '#api/errors.ts';
import { findTagByName, listTags } from '#api/repositories/review/tags.ts';
import { describeControlSets } from '#api/suggestions/describe-control-sets.ts';
import { describeLeft } from '#contract/review/describe-left.ts';
import type { ControlSet } from '#contract/review/suggestion.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { showUnseen } from '#ingest';
import { matterOption, textOption, type Words, withMatter } from '../command.ts';
import { print, printJson, printText } from '../print.ts';

export const LEFT_HELP = `
left       how many pages of a tag are left among the undecided, by its control sets, with the exact 95 % interval:
           attorneys draw control sets on the screen Suggested pages

  --tag NAME          only the control sets of this tag
  --json              print JSON`;

export async function reportPagesLeft(words: Words): Promise<number> {
  matterOption(words);
  const tagName = textOption(words, 'tag');
  await withMatter(words, async ({ database }, matter) => {
    const tag = tagName === undefined ? undefined : await findTagByName(database, matter.id, tagName);
    if (tagName !== undefined && !tag)
      throw new UncoverError('not-found', `The matter has no tag “${tagName}”.`);
    const sets = await describeControlSets(database, matter.id, tag?.id);
    const tags = new Map((await listTags(database, matter.id)).map(({ tagId, name }) => [tagId, name]));
    if (words.values.json) printJson(sets);
    else if (sets.length === 0) print('No control set has been drawn yet.');
    else
      printText(`${sets.map((set) => describe(set, tags.get(set.tagId) ?? 'removed tag')).join('\n\n')}\n`);
  });
  return 0;
}

function describe(set: ControlSet, tagName: string): string {
  const { yes, no, unclear, pages } = set;
  const decided = `${formatNumber(yes + no + unclear)} of ${counted(pages, 'page')} decided`;
  return [
    set.left ? showUnseen(describeLeft(set, tagName)) : `“${showUnseen(tagName)}”: ${decided}.`,
    `  Control set of ${counted(pages, 'page')} from ${counted(set.population, 'undecided page')}: ` +
      `${formatNumber(yes)} with the tag, ${formatNumber(no)} without it, ${formatNumber(unclear)} unclear`,
    `  Drawn by ${set.drawnBy} at ${set.drawnAt}, seed ${set.seed}; ` +
      `${counted(set.cameLater, 'page')} of the matter came later and are not covered`,
  ].join('\n');
}
