import { endpoints } from '#contract/endpoints.ts';
import type { PasswordLink, Person, PersonDraft } from '#contract/people/person.ts';
import { call } from '../server/call.ts';

/** Adds a person and returns the link to send them, or saves changes to a person, which needs no link. */
export async function savePerson(
  draft: PersonDraft,
  person: Person | undefined,
): Promise<PasswordLink | undefined> {
  if (!person) return call(endpoints.addPerson, { body: draft });
  const { userName, displayName, role, matters } = draft;
  await call(endpoints.changePerson, { params: { person: userName }, body: { displayName, role } });
  if (role !== 'attorney') await moveBetweenMatters(userName, person.matters, matters);
  return undefined;
}

async function moveBetweenMatters(
  person: string,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  for (const matter of after)
    if (!before.includes(matter)) await call(endpoints.addMember, { params: { matter, person } });
  for (const matter of before)
    if (!after.includes(matter)) await call(endpoints.removeMember, { params: { matter, person } });
}
