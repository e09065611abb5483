import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { errorCode } from '#api/error-code.ts';
import { UncoverError } from '#api/errors.ts';
import { ensureProduction } from '#api/repositories/intake/productions.ts';
import { addMember, ensureMatter, type MatterRow } from '#api/repositories/people/matters.ts';
import { addUser, findUser } from '#api/repositories/people/users.ts';
import { addTag, findTagByName } from '#api/repositories/review/tags.ts';
import { hashPassword, makePassword } from '#api/review/passwords.ts';
import type { Role } from '#contract/people/user.ts';
import type { TagInput } from '#contract/review/tag.ts';
import { type Command, configOf, type Installation } from '../command.ts';
import { INGEST_OPTIONS_HELP, ingestOptions, repeatIngestOptions } from '../ingest-options.ts';
import { printText, printWarning } from '../print.ts';
import { serveFolder, untilStopped } from '../serve-folder.ts';
import { SERVING_HELP, servingOptions, warnOfNetwork } from '../serving-options.ts';
import { MEILISEARCH_HELP, meilisearchOption } from '../with-meilisearch.ts';

const SLUG = 'ndlon';
const MATTER_NAME = 'NDLON v. ICE (synthetic demonstration)';
const PRODUCTION = 'First release (synthetic)';
const SIGN_INS = 'demo-sign-ins.json';
const fixtures = fileURLToPath(new URL('../../../fixtures/secure-communities', import.meta.url));
const cli = fileURLToPath(new URL('../uncover.ts', import.meta.url));

/**
 * Passwords are generated for each data folder, so that a folder that later receives real records is not open
 * to anyone.
 */
const SignIns = z.object({ attorney: z.string(), reviewer: z.string() });
type SignIns = z.infer<typeof SignIns>;

const people: { userName: keyof SignIns; displayName: string; role: Role }[] = [
  { userName: 'attorney', displayName: 'Demo Attorney', role: 'attorney' },
  { userName: 'reviewer', displayName: 'Demo Reviewer', role: 'reviewer' },
];

const codebook: TagInput[] = [
  {
    name: 'opt-out policy',
    definition: 'Says whether, or how, a state or locality may decline or leave the program.',
    color: 'blue',
    key: '1',
  },
  {
    name: 'contradiction',
    definition: 'Says the opposite of what another page of the production says. Tag both pages.',
    color: 'red',
    key: '2',
  },
  {
    name: 'numbers',
    definition: 'Counts of jurisdictions, arrests or removals that will be compared with other pages.',
    color: 'orange',
    key: '3',
  },
  {
    name: 'messaging',
    definition: 'How officials planned to speak about the program to the press, Congress or localities.',
    color: 'green',
    key: '4',
  },
  {
    name: 'challenge withholding',
    definition: 'A redaction or a page withheld that plaintiffs may want to contest.',
    color: 'violet',
    key: '5',
  },
];

export const command: Command = {
  usage: '[--port N] [--allowed-host NAME] [--with-meilisearch] [--ocr ENGINE] [--languages LIST] ...',
  help: `
Builds the viewer, ingests the synthetic production in fixtures/ into the matter "${SLUG}", starts the server, and
prints its address and two accounts. You can review pages while the rest is still being read. If you run it
again, it continues with what is already there.

${SERVING_HELP}
${MEILISEARCH_HELP}

These options control how the production, and files added in the browser, are read:

${INGEST_OPTIONS_HELP}`,
  options: { ...servingOptions, ...meilisearchOption, ...ingestOptions },
  async run(words) {
    const { dataDir } = configOf(words);
    let signIns: SignIns | undefined;
    const server = await serveFolder(words, async (installation) => {
      signIns = await prepare(installation);
    });
    printWarning(warnOfNetwork(configOf(words)));
    if (signIns) printText(describe(server.address, signIns));
    const reader = readFixtures(dataDir, repeatIngestOptions(words));
    await untilStopped();
    reader.kill('SIGTERM');
    await server.close();
    return 0;
  },
};

async function prepare(installation: Installation): Promise<SignIns> {
  await refuseRealRecords(installation);
  const signIns = await openSignIns(join(installation.dataDir, SIGN_INS));
  const act = { actor: 'demo', at: installation.now() };
  const { database, newId } = installation;
  const matter = await ensureMatter(database, act, { newId: newId(), slug: SLUG, name: MATTER_NAME });
  // Anyone who signs in at once sees that files are being received.
  await ensureProduction(database, act, matter.id, { newId: newId(), name: PRODUCTION });
  for (const person of people) await openPerson(installation, matter, person, signIns[person.userName]);
  for (const draft of codebook) {
    if (!(await findTagByName(database, matter.id, draft.name)))
      await addTag(database, act, matter.id, newId(), draft);
  }
  return signIns;
}

/** A folder that was created as a demonstration stays one, even if somebody adds another matter to it. */
async function refuseRealRecords({ database, dataDir }: Installation): Promise<void> {
  if (existsSync(join(dataDir, SIGN_INS))) return;
  const other = await database
    .selectFrom('matter')
    .select('slug')
    .where('slug', '!=', SLUG)
    .executeTakeFirst();
  if (!other) return;
  throw new UncoverError(
    'conflict',
    `${dataDir} holds the matter “${other.slug}”. Use a separate folder for the demonstration: npm run demo -- --data ./demo`,
  );
}

async function openSignIns(path: string): Promise<SignIns> {
  try {
    return SignIns.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    const made = { attorney: makePassword(), reviewer: makePassword() };
    await writeFile(path, JSON.stringify(made), { mode: 0o600 });
    return made;
  }
}

async function openPerson(
  { database, now, newId }: Installation,
  matter: MatterRow,
  { userName, displayName, role }: (typeof people)[number],
  password: string,
): Promise<void> {
  const act = { actor: 'demo', at: now() };
  if (await findUser(database, userName)) return;
  const id = newId();
  const passwordHash = await hashPassword(password);
  await addUser(database, act, { newId: id, name: userName, displayName, role, passwordHash });
  await database
    .transaction()
    .execute((transaction) => addMember(transaction, act, matter.id, { id, name: userName }));
}

function describe(address: string, { attorney, reviewer }: SignIns): string {
  return `
Uncover is at ${address}/m/${SLUG}/search?q=opt-out

  sign in as an attorney:  attorney  ${attorney}
  sign in as a reviewer:   reviewer  ${reviewer}

Press Ctrl-C to stop. The next npm run demo continues from there.

`;
}

/** Runs in a process with low priority, so that reading never slows the server. */
function readFixtures(dataDir: string, options: string[]): ChildProcess {
  const files = readdirSync(fixtures)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => join(fixtures, name));
  return spawn(
    process.execPath,
    [
      cli,
      'ingest',
      ...files,
      '--matter',
      SLUG,
      '--production',
      PRODUCTION,
      '--data',
      dataDir,
      '--background',
      ...options,
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
}
