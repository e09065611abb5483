import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import { lockMatter } from '../repositories/database/lock-matter.ts';
import { addMember, findMatter, type MatterRow, removeMember } from '../repositories/people/matters.ts';
import { listMembers } from '../repositories/people/members.ts';
import { addPasswordLink, invitePerson } from '../repositories/people/password-links.ts';
import { changePerson, listPeople, removePerson } from '../repositories/people/people.ts';
import { endSessions } from '../repositories/people/sessions.ts';
import { findUser, type UserRow } from '../repositories/people/users.ts';
import { newPasswordLink } from '../review/password-link.ts';
import { serve } from './serve.ts';

/** Accounts, and the people of each matter. The command line refuses the same requests. */
export function servePeople(app: Express, deps: Deps): void {
  const { database } = deps;

  serve(app, deps, endpoints.listPeople, async ({ act }) => listPeople(database, act.at));

  serve(app, deps, endpoints.addPerson, async ({ body, act }) => {
    if (await findUser(database, body.userName))
      throw new UncoverError('conflict', `The user name “${body.userName}” is taken. Choose another one.`);
    const matters = await Promise.all(body.matters.map((slug) => getKnownMatter(deps, slug)));
    const { link, stored } = newPasswordLink(act.at);
    const { userName: name, displayName, role } = body;
    await invitePerson(database, act, { newId: deps.newId(), name, displayName, role, matters }, stored);
    return link;
  });

  serve(app, deps, endpoints.changePerson, async ({ params, body, act }) => {
    const person = await getPerson(deps, params.person);
    await changePerson(database, act, person, body);
    await deps.liveEvents.endRefused();
    return {};
  });

  serve(app, deps, endpoints.removePerson, async ({ params, act }) => {
    const person = await getPerson(deps, params.person);
    await removePerson(database, act, person);
    return {};
  });

  serve(app, deps, endpoints.endSessions, async ({ params, act }) => {
    await endSessions(database, act, await getPerson(deps, params.person));
    await deps.liveEvents.endRefused();
    return {};
  });

  serve(app, deps, endpoints.makePasswordLink, async ({ params, user, act }) => {
    const person = await getPerson(deps, params.person);
    refuseOwnLink(person, user);
    refuseLinkOfDeactivated(person);
    const { link, stored } = newPasswordLink(act.at);
    await addPasswordLink(database, act, person, stored);
    return link;
  });

  serve(app, deps, endpoints.listMembers, async ({ matter }) => listMembers(database, matter.id));

  serve(app, deps, endpoints.addMember, async ({ params, body, matter, act }) => {
    const person = await getPerson(deps, params.person);
    await database.transaction().execute(async (tx) => {
      await lockMatter(tx, matter.id);
      await addMember(tx, act, matter.id, person, body.role);
    });
    await deps.liveEvents.endRefused();
    return {};
  });

  serve(app, deps, endpoints.removeMember, async ({ params, matter, act }) => {
    const person = await getPerson(deps, params.person);
    await database.transaction().execute(async (tx) => {
      await lockMatter(tx, matter.id);
      await removeMember(tx, act, matter.id, person);
    });
    await deps.liveEvents.endRefused();
    return {};
  });
}

async function getPerson({ database }: Deps, userName: string): Promise<UserRow> {
  const person = await findUser(database, userName);
  if (!person) throw notFound('person');
  return person;
}

async function getKnownMatter({ database }: Deps, slug: string): Promise<MatterRow> {
  const matter = await findMatter(database, slug);
  if (!matter) throw notFound('matter');
  return matter;
}

/** An unattended session must not be enough to take over an account permanently. */
function refuseOwnLink(person: UserRow, user: UserRow): void {
  if (person.id !== user.id) return;
  throw new UncoverError('forbidden', 'Change your own password in the account menu, with the current one.');
}

function refuseLinkOfDeactivated({ deactivated_at, display_name }: UserRow): void {
  if (deactivated_at === null) return;
  throw new UncoverError('conflict', `${display_name} is deactivated. Reactivate the account first.`);
}
