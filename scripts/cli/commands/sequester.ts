import { UncoverError } from '#api/errors.ts';
import { SealedCopies } from '#api/jobs/sealed/sealed-copies.ts';
import type { Act } from '#api/repositories/database/audit-log.ts';
import { listHashesOfPages } from '#api/repositories/intake/sealed-files.ts';
import type { MatterRow } from '#api/repositories/people/matters.ts';
import { findUser } from '#api/repositories/people/users.ts';
import { listSequestered, releasePages, sequesterPages } from '#api/repositories/review/sequester.ts';
import { findSequesteredByReference } from '#api/review/refuse-sequestered.ts';
import { resolveReferences } from '#api/review/resolve-references.ts';
import { ReleaseDraft, SequesterDraft, type SequesteredPage } from '#contract/review/sequester.ts';
import { counted } from '#contract/values/counted.ts';
import { actOf } from '../acting-user.ts';
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
import { print, printJson } from '../print.ts';

/** Pages that are listed; a matter with more is listed on screen. */
const MOST_LISTED = 10_000;

export const command: Command = {
  usage:
    'add --matter SLUG --pages LIST --reason TEXT --notice-date DAY [--as USER] | release --matter SLUG --pages LIST --reason TEXT [--as USER] | list --matter SLUG [--released] [--json]',
  help: `
  add              hide pages from everyone at once: from lists, search, reports, exports and open screens
  release          show them again, as they were
  list             the sequestered pages, each with its reason; nothing of their content

  --pages LIST       page ids, control numbers, Bates numbers or Bates ranges, separated by commas; with release,
                     no ranges
  --reason TEXT      why; only attorneys see it
  --notice-date DAY  the day of the agency's notice, or of the discovery, such as 2026-11-30
  --as USER          the attorney under whose name it is recorded (default: the person who runs the command)
  --released         with list: the pages that were released
  --json             with list: print JSON`,
  options: { ...textOptions('matter', 'pages', 'reason', 'notice-date', 'as'), ...flags('released', 'json') },
  async run(words) {
    matterOption(words);
    const [action] = words.positionals;
    if (action !== 'add' && action !== 'release' && action !== 'list')
      throw new UsageError('Use add, release or list.');
    if (action === 'list')
      return withMatter(words, (installation, matter) => list(installation, matter, words));
    const references = requiredOption(words, 'pages');
    return withMatter(words, async (installation, matter) => {
      const act = await actOfAttorney(installation, words);
      const work = action === 'add' ? add : release;
      const pageIds = await work(installation, act, matter, references, words);
      const { dataDir, clock, database } = installation;
      await new SealedCopies(dataDir, clock).remove(await listHashesOfPages(database, matter.id, pageIds));
      print(`${counted(pageIds.length, 'page')} ${action === 'add' ? 'sequestered' : 'released'}`);
      return 0;
    });
  },
};

async function add(
  { database, newId }: Installation,
  act: Act,
  matter: MatterRow,
  references: string,
  words: Words,
): Promise<string[]> {
  const draft = SequesterDraft.pick({ reason: true, noticeDate: true }).safeParse({
    reason: requiredOption(words, 'reason'),
    noticeDate: requiredOption(words, 'notice-date'),
  });
  if (!draft.success) throw new UsageError('Write --notice-date as 2026-11-30, and a --reason.');
  const { pages } = await resolveReferences(database, matter.id, references);
  return sequesterPages(database, act, {
    ...{ newId: newId(), matterId: matter.id, ...draft.data },
    pages: new Map(pages.map(({ id, key }) => [id, key])),
  });
}

async function release(
  { database }: Installation,
  act: Act,
  matter: MatterRow,
  references: string,
  words: Words,
): Promise<string[]> {
  const reason = ReleaseDraft.shape.reason.safeParse(requiredOption(words, 'reason'));
  if (!reason.success) throw new UsageError('Say why with --reason.');
  const pageIds: string[] = [];
  for (const reference of references.split(',').map((item) => item.trim())) {
    const page = await findSequesteredByReference(database, matter.id, reference);
    if (!page) throw new UncoverError('not-found', `No sequestered page is named “${reference}”.`);
    pageIds.push(page.id);
  }
  return releasePages(database, act, matter.id, { pageIds, reason: reason.data });
}

async function list({ database }: Installation, matter: MatterRow, words: Words): Promise<number> {
  const show = words.values.released === true ? 'released' : 'sequestered';
  const { pages } = await listSequestered(database, matter.id, show, { offset: 0, limit: MOST_LISTED });
  if (words.values.json) printJson(pages);
  else for (const page of pages) print(describe(page));
  return 0;
}

function describe({
  bates,
  controlNumber,
  production,
  reason,
  noticeDate,
  by,
  at,
  released,
}: SequesteredPage) {
  const end = released ? `; released ${released.at.slice(0, 10)} by ${released.by}: ${released.reason}` : '';
  return `${bates ?? controlNumber}  ${production}  notice ${noticeDate}, ${at.slice(0, 10)} by ${by}: ${reason}${end}`;
}

/** Whoever runs the command may do everything; somebody named must be an attorney. */
async function actOfAttorney(installation: Installation, words: Words): Promise<Act> {
  const act = await actOf(installation, words);
  const userName = textOption(words, 'as');
  const user = userName === undefined ? undefined : await findUser(installation.database, userName);
  if (user && user.role !== 'attorney')
    throw new UncoverError('forbidden', `Only an attorney may do this; “${user.name}” is none.`);
  return act;
}
