import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { UncoverError } from '#api/errors.ts';
import { exportExhibits } from '#api/jobs/exports/export-exhibits.ts';
import { findExhibitListByName } from '#api/repositories/exhibits/exhibit-lists.ts';
import { recordExport } from '#api/repositories/exhibits/export-jobs.ts';
import { findProductionById } from '#api/repositories/intake/productions.ts';
import type { MatterRow } from '#api/repositories/people/matters.ts';
import { findTag, findTagByName } from '#api/repositories/review/tags.ts';
import { arrangeTaggedSet } from '#api/review/arrange-exhibits.ts';
import type { ExhibitList } from '#contract/exhibits/exhibit.ts';
import { counted } from '#contract/values/counted.ts';
import {
  type Command,
  flags,
  type Installation,
  matterOption,
  requiredOption,
  textOption,
  textOptions,
  UsageError,
  type Words,
  withMatter,
} from '../command.ts';
import { print, printJson, printNote } from '../print.ts';

export const command: Command = {
  usage:
    'exhibits --matter SLUG (--tag NAME | --list NAME) --out DIR [--title TEXT] [--declarant NAME] [--json]',
  help: `
Writes exhibit-list.csv, .docx and .xlsx, one PDF for each exhibit, and manifest.json to a new folder.
Each run of consecutive tagged pages of one document is an exhibit, unless someone arranged the exhibits on
the Exhibits screen. Names of tags and lists, user names and notes do not appear in these files.

  --tag NAME    export the pages with this tag
  --list NAME   export the exhibit list saved under this name
  --title TEXT  title of the exhibit list, as it appears in these files (default: the title entered on the
                Exhibits screen, if any)
  --declarant NAME
                whose declaration the exhibits are attached to (default: as entered on the Exhibits screen)
  --out DIR     folder to create; it must not exist yet, or be empty
  --json        print a summary as JSON`,
  options: { ...textOptions('matter', 'tag', 'list', 'title', 'declarant', 'out'), ...flags('json') },
  async run(words) {
    if (words.positionals.join(' ') !== 'exhibits') throw new UsageError('Name what to export: exhibits.');
    matterOption(words);
    const outDir = resolve(requiredOption(words, 'out'));
    const { manifest, manifestSha256 } = await withMatter(words, async (installation, matter) => {
      const chosen = await chooseList(installation, matter, words);
      const list = {
        ...chosen,
        title: textOption(words, 'title') ?? chosen.title,
        declarant: textOption(words, 'declarant') ?? chosen.declarant,
      };
      const user = userInfo().username;
      const made = await exportExhibits(installation, {
        matter,
        list,
        outDir,
        now: installation.now(),
        onProgress: ({ pagesDone, pagesTotal, letter }) =>
          printNote(`${pagesDone} of ${pagesTotal} pages, Exhibit ${letter}`),
      });
      const { exhibits, pages } = made.manifest.totals;
      const exported = { list, exhibits, pages, manifestSha256: made.manifestSha256 };
      const act = { actor: user, at: installation.now() };
      await installation.database.transaction().execute((tx) => recordExport(tx, act, matter.id, exported));
      return made;
    });
    const { totals } = manifest;
    if (words.values.json) printJson({ out: outDir, list: manifest.list, ...totals, manifestSha256 });
    else {
      print(`${counted(totals.exhibits, 'exhibit')}, ${counted(totals.pages, 'page')} in ${outDir}`);
      print(`manifest SHA-256 ${manifestSha256}`);
    }
    return 0;
  },
};

async function chooseList({ database }: Installation, matter: MatterRow, words: Words): Promise<ExhibitList> {
  const tagName = textOption(words, 'tag');
  const listName = textOption(words, 'list');
  if ((tagName === undefined) === (listName === undefined)) {
    throw new UsageError('Use either --tag NAME or --list NAME.');
  }
  const saved =
    listName === undefined ? undefined : await findExhibitListByName(database, matter.id, listName);
  if (listName !== undefined && !saved) {
    throw new UncoverError(
      'not-found',
      `There is no exhibit list “${listName}”. Arrange and save it first, or use --tag.`,
    );
  }
  const tag = saved
    ? await findTag(database, matter.id, saved.tagId)
    : await findTagByName(database, matter.id, tagName ?? '');
  if (!tag) throw new UncoverError('not-found', `There is no tag “${tagName}”.`);
  const production = saved?.productionId
    ? ((await findProductionById(database, matter.id, saved.productionId)) ?? null)
    : null;
  const list = await arrangeTaggedSet(database, matter.id, tag, production);
  if (list.exhibits.length === 0) throw new UncoverError('conflict', `No page has the tag “${tag.name}”.`);
  return list;
}
