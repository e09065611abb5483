import type { Act } from '#api/repositories/database/audit-log.ts';
import { findMatterOfMember, type MatterRow } from '#api/repositories/people/matters.ts';
import { findUser } from '#api/repositories/people/users.ts';
import { recordDecisions } from '#api/repositories/review/record-decisions.ts';
import { addTag, findTagByName, listTags } from '#api/repositories/review/tags.ts';
import { findDecisionEvent, undoDecision } from '#api/repositories/review/undo-decision.ts';
import { refuseRetiredTag } from '#api/review/refuse-retired-tag.ts';
import { countMissing, resolveReferences } from '#api/review/resolve-references.ts';
import { AskedAnswer, type DecidingRole, type DecisionResult } from '#contract/review/decision.ts';
import { describeMissingNumbers, TagColor } from '#contract/review/tag.ts';
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
import { print } from '../print.ts';

export const command: Command = {
  usage:
    'NAME --matter SLUG --pages LIST [--answer ANSWER] [--as USER] | --nothing-applies --matter SLUG --pages LIST | --undo DECISION --matter SLUG',
  help: `
Prints how many pages LIST names, which numbers of its ranges are on no page, and how many pages changed: those
of which the person said the same already do not. A new tag is added to the codebook.

  --pages LIST        page ids, control numbers, Bates numbers or Bates ranges, separated by commas:
                      'ICE FOIA 10-2674.0000001, ICE FOIA 10-2674.0000004-0000009'
  --answer ANSWER     yes (default), no or unsure; cleared takes the person's own answer back; take-off removes
                      the tag: own answers are taken back, and those of others are answered with no
  --nothing-applies   record that the person has seen the pages, and that no tag applies
  --undo DECISION     take back a decision of the same person, by the number that was printed
  --as USER           user name that the decision is recorded under (default: the person who runs the command)`,
  options: { ...textOptions('matter', 'pages', 'answer', 'undo', 'as'), ...flags('nothing-applies') },
  async run(words) {
    matterOption(words);
    const undone = textOption(words, 'undo');
    const name = nameOf(words, undone);
    const answer = answerOf(words);
    const references = undone === undefined ? requiredOption(words, 'pages') : '';
    return withMatter(words, async (installation, matter) => {
      const act = await actOf(installation, words);
      if (undone !== undefined) return undo(installation, act, matter, undone);
      const { pages, missing } = await resolveReferences(installation.database, matter.id, references);
      const missingNumbers = describeMissingNumbers(countMissing(missing));
      print(`${counted(pages.length, 'page')} named${missingNumbers ? `; ${missingNumbers}` : ''}`);
      const tag = name === null ? null : await ensureTag(installation, act, matter, name);
      if (tag) refuseRetiredTag(tag, answer);
      const result = await recordDecisions(installation.database, act, matter.id, {
        tag,
        answer,
        level: 'first',
        role: await roleOf(installation, act, matter),
        madeBy: 'range',
        pages: new Map(pages.map((page) => [page.id, page.key])),
      });
      printResult(result);
      return 0;
    });
  },
};

/** Null where no tag is meant. */
function nameOf(words: Words, undone: string | undefined): string | null {
  const name = words.positionals.join(' ').trim();
  if (undone !== undefined || words.values['nothing-applies']) {
    if (name !== '' || words.values.answer !== undefined)
      throw new UsageError('With --undo and --nothing-applies, name no tag and no answer.');
    return null;
  }
  if (!name || name.length > 80) throw new UsageError('Name the tag: 1 to 80 letters.');
  return name;
}

function answerOf(words: Words): AskedAnswer {
  const answer = AskedAnswer.safeParse(words.values.answer ?? 'yes');
  if (answer.success) return answer.data;
  throw new UsageError(`--answer is one of ${AskedAnswer.options.join(', ')}.`);
}

async function undo(
  { database }: Installation,
  act: Act,
  matter: MatterRow,
  number: string,
): Promise<number> {
  const event = await findDecisionEvent(database, matter.id, Number(number));
  if (!event) throw new UsageError(`There is no decision ${number} in this matter.`);
  if (event.actor !== act.actor)
    throw new UsageError(`${event.actor} made this decision. Only they can take it back, see --as.`);
  printResult(await undoDecision(database, act, matter.id, event));
  return 0;
}

function printResult({ eventId, changedPageIds }: DecisionResult): void {
  const decision = eventId === null ? '' : `, decision ${eventId}`;
  print(`${counted(changedPageIds.length, 'page')} changed${decision}`);
}

/** The role in which somebody decides; whoever runs the command need not be a user of the program. */
async function roleOf(
  { database }: Installation,
  { actor }: Act,
  { slug }: MatterRow,
): Promise<DecidingRole> {
  const user = await findUser(database, actor);
  const membership = user && (await findMatterOfMember(database, slug, user.id));
  return (membership ?? user)?.role === 'attorney' ? 'attorney' : 'reviewer';
}

async function ensureTag({ database, newId }: Installation, act: Act, matter: MatterRow, name: string) {
  const known = await findTagByName(database, matter.id, name);
  if (known) return known;
  const others = await listTags(database, matter.id);
  const colors = TagColor.options;
  const color = colors[others.length % colors.length] ?? 'blue';
  const id = newId();
  await addTag(database, act, matter.id, id, { name, definition: '', color, key: freeKey(others) });
  return { id, name, retiredAt: null };
}

/** The lowest digit that no other tag uses; a person can choose a letter later. */
function freeKey(others: readonly { key: string | null }[]): string | null {
  const taken = new Set(others.map((other) => other.key));
  return ['1', '2', '3', '4', '5', '6', '7', '8', '9'].find((digit) => !taken.has(digit)) ?? null;
}
