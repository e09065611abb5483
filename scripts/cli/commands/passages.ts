import { toPassageCsv } from '#api/exports/tables/passage-csv.ts';
import { listTags } from '#api/repositories/review/tags.ts';
import { listCitedPassages } from '#api/review/list-passages.ts';
import type { PassageFilter } from '#contract/review/passage.ts';
import {
  type Command,
  flags,
  formatOption,
  matterOption,
  textOption,
  textOptions,
  withMatter,
} from '../command.ts';
import { printCsv, printJson } from '../print.ts';
import { findTagOption } from '../tag-option.ts';

export const command: Command = {
  usage: '--matter SLUG (--json | --csv) [--tag NAME] [--author USER] [--text WORDS] [--orphans]',
  help: `
  Lists the passages and notes of a matter in the order of their pages. They are work product.

  --tag NAME      only passages with this tag
  --author USER   only passages of this user
  --text WORDS    only passages whose quotation or note has these letters
  --orphans       only passages whose words are not in the text of their page any more
  --json          print JSON
  --csv           print CSV`,
  options: { ...textOptions('matter', 'tag', 'author', 'text'), ...flags('orphans', 'json', 'csv') },
  async run(words) {
    matterOption(words);
    const format = formatOption(words);
    await withMatter(words, async ({ database }, matter) => {
      const filter: PassageFilter = {
        q: textOption(words, 'text'),
        tag: await findTagOption(words, database, matter.id),
        author: textOption(words, 'author'),
        orphans: words.values.orphans === true ? 'only' : undefined,
      };
      const { passages } = await listCitedPassages(database, matter.id, filter);
      if (format === 'json') printJson(passages);
      else printCsv(toPassageCsv(passages, await listTags(database, matter.id)));
    });
    return 0;
  },
};
