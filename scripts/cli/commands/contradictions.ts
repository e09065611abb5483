import { toContradictionCsv } from '#api/exports/tables/contradiction-csv.ts';
import { listCitedContradictions } from '#api/review/list-contradictions.ts';
import { ContradictionFilter, ContradictionKind, ShownStatus } from '#contract/review/contradiction.ts';
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
  usage:
    '--matter SLUG (--json | --csv) [--status STATUS] [--kind KIND] [--tag NAME] [--person USER] [--text WORDS]',
  help: `
  Lists the contradictions of a matter with their passages and cites, in the order in which they were proposed.
  They are work product.

  --status STATUS  only those with this status: ${ShownStatus.options.join(', ')}
  --kind KIND      only those of this kind: ${ContradictionKind.options.join(', ')}
  --tag NAME       only those with a passage with this tag
  --person USER    only those that this user proposed, or whose status this user changed
  --text WORDS     only those with these letters in the reason, or in a passage
  --json           print JSON
  --csv            print CSV`,
  options: { ...textOptions('matter', 'status', 'kind', 'tag', 'person', 'text'), ...flags('json', 'csv') },
  async run(words) {
    matterOption(words);
    const format = formatOption(words);
    await withMatter(words, async ({ database }, matter) => {
      const filter = ContradictionFilter.parse({
        status: textOption(words, 'status'),
        kind: textOption(words, 'kind'),
        tag: await findTagOption(words, database, matter.id),
        person: textOption(words, 'person'),
        q: textOption(words, 'text'),
      });
      const { contradictions } = await listCitedContradictions(database, matter.id, filter);
      if (format === 'json') printJson(contradictions);
      else printCsv(toContradictionCsv(contradictions));
    });
    return 0;
  },
};
