import { UncoverError } from '#api/errors.ts';
import { readFactsAgain, rebuildDocuments } from '#api/jobs/ingest/documents/rebuild-documents.ts';
import { decideBoundary } from '#api/repositories/documents/decide-boundary.ts';
import { countDocuments } from '#api/repositories/documents/document-list.ts';
import { listProductions } from '#api/repositories/intake/productions.ts';
import type { MatterRow } from '#api/repositories/people/matters.ts';
import { getPageToDecide } from '#api/review/get-page-to-decide.ts';
import { getPageByReference } from '#api/review/resolve-references.ts';
import type { BoundaryDecision } from '#contract/documents/document.ts';
import { counted } from '#contract/values/counted.ts';
import { actOf } from '../acting-user.ts';
import {
  type Command,
  type Installation,
  matterOption,
  productionOption,
  UsageError,
  type Words,
  withMatter,
} from '../command.ts';
import { print, printNote } from '../print.ts';

const DECISIONS = new Map<string, BoundaryDecision['decision']>([
  ['split', 'split'],
  ['join', 'join'],
  ['undo', null],
]);

export const command: Command = {
  usage: 'split | join | undo REFERENCE... --matter SLUG [--as USER] | read --matter SLUG',
  help: `
  split REFERENCE...   start a new document at each of these pages
  join REFERENCE...    merge each of these pages with the document before it
  undo REFERENCE...    undo the decisions about these pages; the detected boundaries apply again
  read                 detect document boundaries and facts again on all pages; decisions and entries that
                       people made are kept

Name a page by its Bates number, control number or id. Page ids, numbers and tags never change. To list the documents
and the reasons for their boundaries, use: report documents.

  --as USER            user name that the decision is recorded under (default: the person who runs the command)
  --production NAME    with read: only this production`,
  options: { matter: { type: 'string' }, production: { type: 'string' }, as: { type: 'string' } },
  async run(words) {
    matterOption(words);
    const [action = '', ...references] = words.positionals;
    if (action === 'read') return readDocuments(words, references);
    const decision = DECISIONS.get(action);
    if (decision === undefined) throw new UsageError('Use split, join, undo or read.');
    return decide(words, decision, references);
  },
};

/** If one page cannot be decided on, it is reported and the others are still processed. */
async function decide(
  words: Words,
  decision: BoundaryDecision['decision'],
  references: readonly string[],
): Promise<number> {
  if (references.length === 0) throw new UsageError('Name the pages.');
  let failed = 0;
  await withMatter(words, async (installation, matter) => {
    const act = await actOf(installation, words);
    for (const reference of references) {
      try {
        const line = await decideAt(installation, matter, reference, decision, act);
        print(`${reference}: ${line}`);
      } catch (error) {
        if (!(error instanceof UncoverError)) throw error;
        failed += 1;
        printNote(`${reference}: ${error.message}`);
      }
    }
  });
  return failed === 0 ? 0 : 1;
}

async function decideAt(
  { database }: Installation,
  matter: MatterRow,
  reference: string,
  decision: BoundaryDecision['decision'],
  act: Parameters<typeof decideBoundary>[1],
): Promise<string> {
  const { id } = await getPageByReference(database, matter.id, reference);
  const page = await getPageToDecide(database, matter.id, id);
  const { boundary } = await decideBoundary(database, act, page, decision, (transaction, documentIds) =>
    readFactsAgain(transaction, matter.id, documentIds),
  );
  return boundary.starts ? 'a document starts here' : 'continues the document before it';
}

async function readDocuments(words: Words, rest: readonly string[]): Promise<number> {
  if (rest.length > 0) throw new UsageError(`Unexpected argument: “${rest[0]}”.`);
  await withMatter(words, async ({ database, now }, matter) => {
    const productionId = await productionOption(words, database, matter);
    for (const { productionId: id, name } of await listProductions(
      database,
      matter.id,
      now(),
      productionId,
    )) {
      const onFile = (path: string) => printNote(`${path}`);
      await rebuildDocuments(database, { id, matterId: matter.id }, { again: true, onFile });
      const documents = await countDocuments(database, {
        matterId: matter.id,
        productionId: id,
        unsure: false,
      });
      print(`${name}: ${counted(documents, 'document')}`);
    }
  });
  return 0;
}
