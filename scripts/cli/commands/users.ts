import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { UncoverError } from '#api/errors.ts';
import { addMember, findMatter } from '#api/repositories/people/matters.ts';
import { addUser, findUser, listUsers, setPassword, type UserRow } from '#api/repositories/people/users.ts';
import { hashPassword, makePassword } from '#api/review/passwords.ts';
import { Role, UserName } from '#contract/people/user.ts';
import {
  type Command,
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
  usage: 'list | add NAME --role ROLE [--name "FULL NAME"] | allow NAME --matter SLUG | password NAME',
  help: `
  list                 list the accounts
  add NAME             add an account and print a generated password
  allow NAME           give a reviewer or read-only account access to a matter
  password NAME        set a new password and sign the person out everywhere

  --role ROLE          attorney, reviewer or read-only. Attorneys see every matter
  --name "FULL NAME"   full name, as others see it
  --matter SLUG        the matter, for allow
  --password-stdin     read the password from stdin instead of generating one`,
  options: {
    role: { type: 'string' },
    name: { type: 'string' },
    matter: { type: 'string' },
    'password-stdin': { type: 'boolean' },
  },
  async run(words) {
    const [action, name] = words.positionals;
    await withInstallation(words, async (installation) => {
      if (action === 'list') return printUsers(installation);
      if (name === undefined) throw new UsageError('Use list, or add, allow or password with a user name.');
      if (action === 'add') return add(installation, words, name);
      if (action === 'allow') return allow(installation, words, name);
      if (action === 'password') return changePassword(installation, words, name);
      throw new UsageError(`“${action}” is not an action of users.`);
    });
    return 0;
  },
};

async function printUsers({ database }: Installation): Promise<void> {
  for (const user of await listUsers(database)) {
    print(`${user.name}\t${user.role}\t${user.display_name}`);
  }
}

async function add({ database, now, newId }: Installation, words: Words, name: string): Promise<void> {
  const userName = UserName.safeParse(name);
  if (!userName.success) throw new UsageError(`User name: ${userName.error.issues[0]?.message}.`);
  const role = Role.safeParse(requiredOption(words, 'role'));
  if (!role.success) throw new UsageError('--role must be attorney, reviewer or read-only.');
  if (await findUser(database, name))
    throw new UncoverError('conflict', `The user “${name}” already exists.`);
  const password = await choosePassword(words);
  await addUser(
    database,
    { actor: userInfo().username, at: now() },
    {
      newId: newId(),
      name,
      displayName: textOption(words, 'name') ?? name,
      role: role.data,
      passwordHash: await hashPassword(password.text),
    },
  );
  print(`Added ${name} (${role.data}).${password.made ? ` Password: ${password.text}` : ''}`);
}

async function allow({ database, now }: Installation, words: Words, name: string): Promise<void> {
  const slug = matterOption(words);
  const matter = await findMatter(database, slug);
  if (!matter) throw new UncoverError('not-found', `There is no matter “${slug}”.`);
  const user = await getUser(database, name);
  await database
    .transaction()
    .execute((transaction) =>
      addMember(transaction, { actor: userInfo().username, at: now() }, matter.id, user),
    );
  print(`${name} may see ${slug}.`);
}

async function changePassword({ database, now }: Installation, words: Words, name: string): Promise<void> {
  const user = await getUser(database, name);
  const password = await choosePassword(words);
  const act = { actor: userInfo().username, at: now() };
  await setPassword(database, act, user, await hashPassword(password.text));
  print(`${name} has a new password.${password.made ? ` Password: ${password.text}` : ''}`);
}

async function getUser(database: Installation['database'], name: string): Promise<UserRow> {
  const user = await findUser(database, name);
  if (!user) throw new UncoverError('not-found', `There is no user “${name}”.`);
  return user;
}

/** Never an option: the command line of a process can be read by everyone on the machine. */
async function choosePassword(words: Words): Promise<{ text: string; made: boolean }> {
  if (!words.values['password-stdin']) return { text: makePassword(), made: true };
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    if (line.length >= 8) return { text: line, made: false };
    break;
  }
  throw new UsageError('A password must have at least 8 characters.');
}
