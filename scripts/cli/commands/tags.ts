import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { UncoverError } from '#api/errors.ts';
import { parseCodebookCsv, toCodebookCsv } from '#api/exports/tables/codebook-csv.ts';
import type { Act } from '#api/repositories/database/audit-log.ts';
import type { MatterRow } from '#api/repositories/people/matters.ts';
import { addTagGroup, findTagGroupByName, listTagGroups } from '#api/repositories/review/tag-groups.ts';
import { addTag, changeTag, findConflictingTag, listTags, retireTag } from '#api/repositories/review/tags.ts';
import { getCodebookFile, importCodebook } from '#api/review/codebook-file.ts';
import { startCodebook } from '#api/review/fill-codebook.ts';
import { CodebookFile } from '#contract/review/codebook-file.ts';
import { type Tag, TagColor, TagDraft } from '#contract/review/tag.ts';
import { counted } from '#contract/values/counted.ts';
import { actOf } from '../acting-user.ts';
import {
  type Command,
  flags,
  type Installation,
  matterOption,
  textOption,
  textOptions,
  UsageError,
  type Words,
  withMatter,
} from '../command.ts';
import { print, printCsv, printJson } from '../print.ts';

export const command: Command = {
  usage:
    'list | add NAME | change NAME | retire NAME | restore NAME | start | export | import FILE, each with --matter SLUG',
  help: `
The codebook of a matter. To tag pages, see the verb tag.

  list               list the tags with their keys, groups, pages and versions
  add NAME           add a tag
  change NAME        change a tag; a changed definition is a new version, and decisions keep that of their time
  retire NAME        offer a tag no more; it stays on its pages, and can be searched for
  restore NAME       offer a retired tag again
  start              fill an empty codebook with the tags of a FOIA case
  export             print the codebook as JSON, with groups and examples; as CSV with --csv
  import FILE        add the tags of a JSON or CSV file, and change those of the same name; others stay as they are

  --name NEW         with change: another name
  --definition TEXT  when to use the tag; examples are set on the Codebook screen, or imported
  --color COLOR      ${TagColor.options.join(', ')}
  --key KEY          one digit from 1 to 9 or one lower-case letter; none takes it away
  --group NAME       the group, which is added if it is new; none takes the tag out of its group
  --csv              with list and export: print CSV
  --json             with list: print JSON
  --as USER          user name that the change is recorded under (default: the person who runs the command)`,
  options: {
    ...textOptions('matter', 'name', 'definition', 'color', 'key', 'group', 'as'),
    ...flags('csv', 'json'),
  },
  async run(words) {
    matterOption(words);
    const [action = '', ...rest] = words.positionals;
    const work = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (!work) throw new UsageError(`Use ${Object.keys(actions).join(', ')}.`);
    const operand = rest.join(' ').trim();
    if (NEEDS_OPERAND.has(action) !== (operand !== ''))
      throw new UsageError(operand === '' ? `${action}: what?` : `${action} takes no name.`);
    await withMatter(words, async (installation, matter) => {
      await work({ installation, matter, words, operand, act: await actOf(installation, words) });
    });
    return 0;
  },
};

interface Work {
  installation: Installation;
  matter: MatterRow;
  words: Words;
  /** The name of the tag, or of the file. */
  operand: string;
  act: Act;
}

const NEEDS_OPERAND = new Set(['add', 'change', 'retire', 'restore', 'import']);

const actions: Record<string, (work: Work) => Promise<void>> = {
  list: printTags,
  add,
  change,
  retire: (work) => setRetired(work, true),
  restore: (work) => setRetired(work, false),
  start,
  export: printFile,
  import: importFile,
};

async function printTags({ installation: { database }, matter, words }: Work): Promise<void> {
  const tags = await listTags(database, matter.id);
  if (words.values.json) return printJson(tags);
  if (words.values.csv) return printCsv(toCodebookCsv(await getCodebookFile(database, matter.id)));
  const groups = new Map((await listTagGroups(database, matter.id)).map((each) => [each.groupId, each.name]));
  for (const { key, name, groupId, pages, version, isRetired } of tags) {
    const group = groups.get(groupId ?? '') ?? '';
    const cells = [key ?? '', name, group, counted(pages, 'page'), `version ${version}`];
    print([...cells, ...(isRetired ? ['retired'] : [])].join('\t'));
  }
}

async function add(work: Work): Promise<void> {
  const { installation, matter, operand, act } = work;
  const { database, newId } = installation;
  const draft = await toDraft(work, { name: operand });
  await refuseDuplicate(work, draft, null);
  await addTag(database, act, matter.id, newId(), draft);
  print(`Added ${draft.name}.`);
}

async function change(work: Work): Promise<void> {
  const { installation, matter, words, act } = work;
  const tag = await getTag(work);
  const name = textOption(words, 'name') ?? tag.name;
  const draft = await toDraft(work, { ...tag, name });
  await refuseDuplicate(work, draft, tag.tagId);
  await changeTag(installation.database, act, matter.id, tag.tagId, draft);
  const { version } = await getTag({ ...work, operand: draft.name });
  print(`Changed ${draft.name}, version ${version}.`);
}

async function setRetired(work: Work, isRetired: boolean): Promise<void> {
  const { installation, matter, act } = work;
  const { tagId: id, name } = await getTag(work);
  await retireTag(installation.database, act, matter.id, { id, name, isRetired });
  print(isRetired ? `${name} is retired.` : `${name} is offered again.`);
}

async function start({ installation: { database, newId }, matter, act }: Work): Promise<void> {
  await startCodebook(database, act, matter.id, newId);
  print(`Added ${counted((await listTags(database, matter.id)).length, 'tag')}.`);
}

async function printFile({ installation, matter, words }: Work): Promise<void> {
  const file = await getCodebookFile(installation.database, matter.id);
  if (words.values.csv) printCsv(toCodebookCsv(file));
  else printJson(file);
}

async function importFile({ installation, matter, operand, act }: Work): Promise<void> {
  const { database, newId } = installation;
  const file = parse(CodebookFile, readCodebook(operand, await readFile(operand, 'utf8')), operand);
  const result = await importCodebook(database, act, matter.id, { file, newId });
  print(
    `${counted(result.added.length, 'tag')} added, ${result.changed.length} changed, ${result.unchanged} the same already`,
  );
  if (result.examplesLeftOut > 0)
    print(`${counted(result.examplesLeftOut, 'example')} left out: the pages are not in this matter`);
}

function readCodebook(path: string, text: string): unknown {
  if (!text.trimStart().startsWith('{')) return parseCodebookCsv(text);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UncoverError('invalid-request', `${path} is no JSON: ${(cause as Error).message}`, { cause });
  }
}

/** The given tag with what the options say. */
async function toDraft(work: Work, tag: { name: string } & Partial<Tag>): Promise<TagDraft> {
  const { words } = work;
  const key = textOption(words, 'key');
  const group = textOption(words, 'group');
  const { name, definition, examples, color = await chooseColor(work), key: keyBefore, groupId } = tag;
  const draft = {
    ...{ name, examples },
    definition: textOption(words, 'definition') ?? definition,
    color: textOption(words, 'color') ?? color,
    key: key === undefined ? keyBefore : key === 'none' ? null : key,
  };
  const parsed = parse(TagDraft, draft, name);
  return { ...parsed, groupId: group === undefined ? (groupId ?? null) : await ensureGroup(work, group) };
}

/** A color that no tag has yet, as long as there is one. */
async function chooseColor({ installation, matter }: Work): Promise<TagColor> {
  const tags = await listTags(installation.database, matter.id);
  const unused = TagColor.options.find((color) => tags.every((tag) => tag.color !== color));
  return unused ?? 'blue';
}

async function ensureGroup({ installation, matter, act }: Work, name: string): Promise<string | null> {
  const { database, newId } = installation;
  if (name === 'none') return null;
  const known = await findTagGroupByName(database, matter.id, name);
  if (known) return known.id;
  const groupId = newId();
  await addTagGroup(database, act, matter.id, groupId, { name, isExclusive: false, isRequired: false });
  return groupId;
}

async function getTag({ installation, matter, operand }: Work): Promise<Tag> {
  const tags = await listTags(installation.database, matter.id);
  const tag = tags.find(({ name }) => name.toLowerCase() === operand.toLowerCase());
  if (!tag) throw new UncoverError('not-found', `There is no tag “${operand}” in this matter.`);
  return tag;
}

async function refuseDuplicate(
  { installation, matter }: Work,
  draft: TagDraft,
  except: string | null,
): Promise<void> {
  const other = await findConflictingTag(installation.database, matter.id, draft, except);
  if (!other) return;
  throw new UncoverError(
    'conflict',
    other.shortcut !== null && other.shortcut === draft.key
      ? `The key ${draft.key} already belongs to “${other.name}”.`
      : `There is a tag “${other.name}” already.`,
  );
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, what: string): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(`${what}: ${issue?.path.join('.')}: ${issue?.message}.`);
}
