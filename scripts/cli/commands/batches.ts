import { UncoverError } from '#api/errors.ts';
import type { Act } from '#api/repositories/database/audit-log.ts';
import { findMatterOfMember, type MatterRow } from '#api/repositories/people/matters.ts';
import { findUser } from '#api/repositories/people/users.ts';
import { findBatchByName, listBatchNames, listBatchRows } from '#api/repositories/review/batches/batches.ts';
import {
  assignBatch,
  finishBatch,
  releaseExpiredBatches,
  returnBatch,
} from '#api/repositories/review/batches/change-batches.ts';
import { describeBatches } from '#api/repositories/review/batches/describe-batches.ts';
import { insertBatches } from '#api/repositories/review/batches/make-batches.ts';
import { findTagByName } from '#api/repositories/review/tags.ts';
import { may } from '#api/review/may.ts';
import { refuseWhoMayNotReview } from '#api/review/refuse-who-may-not-review.ts';
import { openSearch } from '#api/search/open-search.ts';
import { planBatches, refuseOtherPlan } from '#api/targets/plan-batches.ts';
import {
  type Batch,
  BatchDraft,
  BatchLevel,
  BatchPriority,
  type BatchSource,
  BatchUnit,
} from '#contract/review/batch.ts';
import { describePreview } from '#contract/review/describe-preview.ts';
import { actOf } from '../acting-user.ts';
import {
  type Command,
  type Installation,
  matterOption,
  numberOption,
  productionOption,
  requiredOption,
  textOption,
  UsageError,
  type Words,
  withMatter,
} from '../command.ts';
import { print, printJson } from '../print.ts';

export const command: Command = {
  usage: 'list | make NAME | assign BATCH --to USER | return BATCH | finish BATCH, each with --matter SLUG',
  help: `
Divides the pages of a matter for review. BATCH is a name or a number. Reviewers take batches in the browser.

  list               list the open batches, or with --finished the finished ones; as JSON with --json
  make NAME          make batches, all pages of the matter unless a source is given; pages that are in an open
                     batch of the level are left out. With --preview, only say what would be made
  assign BATCH       check a batch out to a person, whoever has it
  return BATCH       make a batch free; what was decided in it is kept
  finish BATCH       finish a batch; with pages left undecided, their number must be given with --undecided

  --query QUERY      pages that an Exact query finds
  --tag NAME         pages with a tag
  --production NAME  pages of a production
  --pages LIST       page ids, control numbers, Bates numbers or Bates ranges, separated by commas
  --sample N         only a random sample of N pages, or documents; --seed draws the same sample again
  --by UNIT          ${BatchUnit.options.join(' or ')}: by documents, no document is in two batches (default: pages)
  --size N           pages of a batch (default: 50)
  --level LEVEL      ${BatchLevel.options.join(' or ')} review (default: first)
  --blind            two batches of the same pages for two people: neither sees what the other decides until both
                     batches are finished
  --priority P       ${BatchPriority.options.join(', ')} (default: normal)
  --hours N          a batch becomes free after N hours without a decision by the person who has it (default: 48)
  --as USER          user name that the act is recorded under (default: the person who runs the command)`,
  options: {
    matter: { type: 'string' },
    to: { type: 'string' },
    query: { type: 'string' },
    tag: { type: 'string' },
    production: { type: 'string' },
    pages: { type: 'string' },
    sample: { type: 'string' },
    seed: { type: 'string' },
    by: { type: 'string' },
    size: { type: 'string' },
    level: { type: 'string' },
    blind: { type: 'boolean' },
    priority: { type: 'string' },
    hours: { type: 'string' },
    undecided: { type: 'string' },
    preview: { type: 'boolean' },
    finished: { type: 'boolean' },
    json: { type: 'boolean' },
    as: { type: 'string' },
  },
  async run(words) {
    matterOption(words);
    const [what, ...rest] = words.positionals;
    const name = rest.join(' ').trim();
    if (what !== 'list' && name === '') throw new UsageError('Name the batch.');
    const undecided = numberOption(words, 'undecided', 0) ?? 0;
    await withMatter(words, async (installation, matter) => {
      const { database } = installation;
      if (what === 'list') return list(installation, matter, words);
      const act = await actOf(installation, words);
      const mayChangeAll = await mayActForAll(installation, act, matter);
      switch (what) {
        case 'make':
          refuseUnless(mayChangeAll);
          return make(installation, act, matter, { name, words });
        case 'assign': {
          refuseUnless(mayChangeAll);
          const holder = requiredOption(words, 'to');
          await refuseWhoMayNotReview(database, matter.id, holder);
          const batchId = await getBatchId(installation, matter, name);
          await assignBatch(database, act, matter.id, { batchId, holder });
          return print(`${holder} has the batch ${name}.`);
        }
        case 'return':
          await returnBatch(
            database,
            act,
            matter.id,
            await getBatchId(installation, matter, name),
            mayChangeAll,
          );
          return print(`The batch ${name} is free.`);
        case 'finish': {
          const batchId = await getBatchId(installation, matter, name);
          await finishBatch(database, act, matter.id, { batchId, undecided, mayChangeAll });
          return print(`The batch ${name} is finished.`);
        }
        default:
          throw new UsageError('Say list, make, assign, return or finish.');
      }
    });
    return 0;
  },
};

async function list({ database, now }: Installation, matter: MatterRow, { values }: Words): Promise<void> {
  await releaseExpiredBatches(database, matter.id, now());
  const rows = await listBatchRows(database, matter.id, values.finished ? 'finished' : 'open');
  const batches = await describeBatches(database, rows, '');
  if (values.json) printJson(batches);
  else for (const batch of batches) print(describeBatch(batch));
}

/** Tab-separated: number, name, level, priority, progress, holder. */
function describeBatch({ number, name, level, priority, decided, pages, holder, finishedAt }: Batch): string {
  const state = finishedAt ? 'finished' : holder ? `with ${holder.userName}` : 'free';
  return [number, name, level, priority, `${decided} of ${pages} decided`, state].join('\t');
}

async function make(
  { database, newId }: Installation,
  act: Act,
  matter: MatterRow,
  { name, words }: { name: string; words: Words },
): Promise<void> {
  const draft = await readDraft(name, words, database, matter);
  const search = openSearch(database);
  try {
    const asker = { database, search, matterId: matter.id, userName: act.actor, role: 'attorney' } as const;
    const plan = await planBatches(asker, draft, newId);
    for (const sentence of describePreview(draft, plan.preview)) print(sentence);
    if (words.values.preview) return;
    refuseOtherPlan(plan.preview, plan.preview);
    const made = new Set(await insertBatches(database, act, matter.id, draft, plan, newId));
    const rows = await listBatchRows(database, matter.id, 'open');
    const batches = await describeBatches(
      database,
      rows.filter(({ id }) => made.has(id)),
      act.actor,
    );
    for (const batch of batches) print(describeBatch(batch));
  } finally {
    await search.close();
  }
}

async function readDraft(
  name: string,
  words: Words,
  database: Installation['database'],
  matter: MatterRow,
): Promise<BatchDraft> {
  const sample = numberOption(words, 'sample', 1);
  const given = {
    by: textOption(words, 'by'),
    size: numberOption(words, 'size', 1),
    level: textOption(words, 'level'),
    isBlind: words.values.blind === true,
    priority: textOption(words, 'priority'),
    expiresAfter: numberOption(words, 'hours', 1),
  };
  return BatchDraft.parse({
    ...given,
    name,
    source: await readSource(words, database, matter),
    sample: sample === undefined ? null : { size: sample, seed: textOption(words, 'seed') },
  });
}

async function readSource(
  words: Words,
  database: Installation['database'],
  matter: MatterRow,
): Promise<BatchSource> {
  const references = textOption(words, 'pages');
  const [q, tagName] = [textOption(words, 'query'), textOption(words, 'tag')];
  const production = await productionOption(words, database, matter);
  if (references !== undefined) {
    if ((q ?? tagName ?? production) !== undefined)
      throw new UsageError('With --pages, give no --query, --tag or --production.');
    return { kind: 'references', references };
  }
  const tag = tagName === undefined ? undefined : await findTagByName(database, matter.id, tagName);
  if (tagName !== undefined && !tag)
    throw new UncoverError('not-found', `The codebook has no tag “${tagName}”.`);
  return { kind: 'list', list: { q, tag: tag?.id, production } };
}

/** By its number or its name. */
async function getBatchId({ database }: Installation, matter: MatterRow, name: string): Promise<string> {
  const found = findBatchByName(await listBatchNames(database, matter.id), name);
  if (!found) throw new UncoverError('not-found', `There is no batch “${name}”.`);
  return found.id;
}

/** Whoever is no user of the program has the whole data folder. */
async function mayActForAll(
  { database }: Installation,
  { actor }: Act,
  { slug }: MatterRow,
): Promise<boolean> {
  const user = await findUser(database, actor);
  if (!user) return true;
  const membership = await findMatterOfMember(database, slug, user.id);
  return may((membership ?? user).role, 'attorney');
}

function refuseUnless(isAllowed: boolean): void {
  if (!isAllowed) throw new UncoverError('forbidden', 'Only an attorney may do this.');
}
