import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { UncoverError } from '#api/errors.ts';
import type { Act } from '#api/repositories/database/audit-log.ts';
import { addMember, findMatter, type MatterRow, removeMember } from '#api/repositories/people/matters.ts';
import { addPasswordLink } from '#api/repositories/people/password-links.ts';
import { changePerson, listPeople, removePerson } from '#api/repositories/people/people.ts';
import { endSessions } from '#api/repositories/people/sessions.ts';
import { addUser, findUser, setPassword, type UserRow } from '#api/repositories/people/users.ts';
import { newPasswordLink } from '#api/review/password-link.ts';
import { hashPassword, makePassword } from '#api/review/passwords.ts';
import { findPasswordProblem } from '#contract/people/password-rules.ts';
import { DisplayName, pathOfLink } from '#contract/people/person.ts';
import { Role, UserName } from '#contract/people/user.ts';
import {
  type Command,
  configOf,
  type Installation,
  matterOption,
  requiredOption,
  textOption,
  UsageError,
  type Words,
  withInstallation,
} from '../command.ts';
import { print } from '../print.ts';

export const command: Command = {
  usage:
    'list | add NAME --role ROLE [--name "FULL NAME"] [--invite] | invite NAME | rename NAME --name "FULL NAME" | role NAME --role ROLE | allow NAME --matter SLUG [--role ROLE] | disallow NAME --matter SLUG | password NAME | sign-out NAME | deactivate NAME | reactivate NAME | remove NAME',
  help: `
  list                 list the accounts: user name, role, full name, status, matters
  add NAME             add an account and print a generated password, or with --invite a one-time link
  invite NAME          print a one-time link by which the person chooses a password: a first one, or a new one
                       where it is forgotten. It works for three days, and an earlier link is void
  rename NAME          change the full name; the user name stays, because decisions are recorded under it
  role NAME            change the role, in every matter
  allow NAME           give a reviewer or read-only account access to a matter, with --role in another role there;
                       for a member, change the role in this matter
  disallow NAME        take a matter away from a reviewer or read-only account
  password NAME        set a new password and sign the person out everywhere
  sign-out NAME        end all sessions of the person, who can sign in again
  deactivate NAME      sign the person out everywhere at once and refuse them from now on; decisions stay
  reactivate NAME      let a deactivated person sign in again, with the password and matters of before
  remove NAME          remove an account that was never used; others can be deactivated

  --role ROLE          attorney, reviewer or read-only. Attorneys see every matter and manage accounts
  --name "FULL NAME"   full name, as others see it
  --matter SLUG        the matter, for allow and disallow
  --password-stdin     read the password from stdin instead of generating one
  --invite             with add: print a one-time link instead of a password
  --address URL        for links: the address under which the person reaches Uncover
                       (default: http://127.0.0.1 with the port of UNCOVER_PORT, else 7321)`,
  options: {
    role: { type: 'string' },
    name: { type: 'string' },
    matter: { type: 'string' },
    'password-stdin': { type: 'boolean' },
    invite: { type: 'boolean' },
    address: { type: 'string' },
  },
  async run(words) {
    const [action = '', name] = words.positionals;
    await withInstallation(words, async (installation) => {
      if (action === 'list') return printUsers(installation);
      if (action !== 'add' && !Object.hasOwn(changes, action))
        throw new UsageError(
          `${action === '' ? 'No action is given' : `“${action}” is not an action of users`}.`,
        );
      if (name === undefined) throw new UsageError(`Give a user name after ${action}.`);
      if (action === 'add') return add(installation, words, name);
      await changes[action]?.(await toCall(installation, words, name));
    });
    return 0;
  },
};

/** An action on an existing account. */
interface Call extends Installation {
  words: Words;
  user: UserRow;
  act: Act;
}

const changes: Record<string, (call: Call) => Promise<void>> = {
  invite,
  rename,
  role,
  allow,
  disallow,
  password,
  'sign-out': signOut,
  deactivate,
  reactivate,
  remove,
};

async function toCall(installation: Installation, words: Words, name: string): Promise<Call> {
  const user = await findUser(installation.database, name);
  if (!user) throw new UncoverError('not-found', `There is no user “${name}”.`);
  return { ...installation, words, user, act: actOf(installation) };
}

function actOf({ now }: Installation): Act {
  return { actor: userInfo().username, at: now() };
}

async function printUsers({ database, now }: Installation): Promise<void> {
  for (const person of await listPeople(database, now())) {
    const { userName, role, displayName, status, matters, rolesInMatters = {} } = person;
    const named = matters.map((slug) => {
      const other = rolesInMatters[slug];
      return other === undefined ? slug : `${slug} (${other})`;
    });
    print(`${userName}\t${role}\t${displayName}\t${status}\t${named.join(', ')}`);
  }
}

async function add(installation: Installation, words: Words, name: string): Promise<void> {
  const { database, newId } = installation;
  const userName = UserName.safeParse(name);
  if (!userName.success) throw new UsageError(`User name: ${userName.error.issues[0]?.message}.`);
  if (await findUser(database, name))
    throw new UncoverError('conflict', `The user “${name}” already exists.`);
  const chosen = words.values.invite ? undefined : await choosePassword(words, name);
  const user = {
    newId: newId(),
    name,
    displayName: fullNameOption(words) ?? name,
    role: roleOption(words),
    passwordHash: chosen ? await hashPassword(chosen.text) : '',
  };
  await addUser(database, actOf(installation), user);
  print(`Added ${name} (${user.role}).${describePassword(chosen)}`);
  if (!chosen) await invite(await toCall(installation, words, name));
}

async function invite({ database, act, user, words }: Call): Promise<void> {
  if (user.deactivated_at !== null)
    throw new UncoverError('conflict', `${user.name} is deactivated. Reactivate the account first.`);
  const { link, stored } = newPasswordLink(act.at);
  await addPasswordLink(database, act, user, stored);
  const address = textOption(words, 'address') ?? `http://127.0.0.1:${configOf(words).port}`;
  print(`Link for ${user.name}, which works once and until ${link.expiresAt}:`);
  print(new URL(pathOfLink(link.token), address).href);
}

async function rename({ database, act, user, words }: Call): Promise<void> {
  const name = fullNameOption(words);
  if (name === undefined) throw new UsageError('--name is missing.');
  await changePerson(database, act, user, { displayName: name });
  print(`${user.name} is now “${name}”.`);
}

async function role({ database, act, user, words }: Call): Promise<void> {
  const chosen = roleOption(words);
  await changePerson(database, act, user, { role: chosen });
  print(`${user.name} is now ${chosen === 'attorney' ? 'an attorney' : chosen}.`);
}

async function allow({ database, act, user, words }: Call): Promise<void> {
  const matter = await getMatterOf(database, words);
  const role = words.values.role === undefined ? undefined : roleOption(words);
  await database.transaction().execute((tx) => addMember(tx, act, matter.id, user, role));
  print(`${user.name} may see ${matter.slug}${role === undefined ? '' : ` (${role})`}.`);
}

async function disallow({ database, act, user, words }: Call): Promise<void> {
  const matter = await getMatterOf(database, words);
  await database.transaction().execute((tx) => removeMember(tx, act, matter.id, user));
  print(`${user.name} may not see ${matter.slug}.`);
}

async function password({ database, act, user, words }: Call): Promise<void> {
  const chosen = await choosePassword(words, user.name);
  const hash = await hashPassword(chosen.text);
  await setPassword(database, act, user, { hash });
  print(`${user.name} has a new password.${describePassword(chosen)}`);
}

async function signOut({ database, act, user }: Call): Promise<void> {
  await endSessions(database, act, user);
  print(`${user.name} is signed out everywhere.`);
}

async function deactivate({ database, act, user }: Call): Promise<void> {
  await changePerson(database, act, user, { isActive: false });
  print(`${user.name} is signed out and may not sign in. Their decisions stay.`);
}

async function reactivate({ database, act, user }: Call): Promise<void> {
  await changePerson(database, act, user, { isActive: true });
  print(`${user.name} may sign in again.`);
}

async function remove({ database, act, user }: Call): Promise<void> {
  await removePerson(database, act, user);
  print(`Removed ${user.name}.`);
}

async function getMatterOf(database: Installation['database'], words: Words): Promise<MatterRow> {
  const slug = matterOption(words);
  const matter = await findMatter(database, slug);
  if (!matter) throw new UncoverError('not-found', `There is no matter “${slug}”.`);
  return matter;
}

function roleOption(words: Words): Role {
  const parsed = Role.safeParse(requiredOption(words, 'role'));
  if (!parsed.success) throw new UsageError('--role must be attorney, reviewer or read-only.');
  return parsed.data;
}

function fullNameOption(words: Words): string | undefined {
  const name = textOption(words, 'name');
  if (name === undefined) return undefined;
  const parsed = DisplayName.safeParse(name);
  if (!parsed.success) throw new UsageError(`--name: ${parsed.error.issues[0]?.message}.`);
  return parsed.data;
}

interface ChosenPassword {
  text: string;
  made: boolean;
}

/** A password is never an option, because everyone on the machine can read the command line of a process. */
async function choosePassword(words: Words, userName: string): Promise<ChosenPassword> {
  if (!words.values['password-stdin']) return { text: makePassword(), made: true };
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    const problem = findPasswordProblem(line, userName);
    if (problem) throw new UsageError(problem);
    return { text: line, made: false };
  }
  throw new UsageError('Write the password to stdin.');
}

function describePassword(chosen: ChosenPassword | undefined): string {
  return chosen?.made ? ` Password: ${chosen.text}` : '';
}
