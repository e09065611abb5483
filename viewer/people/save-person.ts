import { endpoints } from '#contract/endpoints.ts';
import type { PasswordLink, Person, PersonDraft } from '#contract/people/person.ts';
import { type Role, roleIn } from '#contract/people/user.ts';
import { call } from '../server/call.ts';

/** What the form contains: `roles` by matter, for every matter that the person sees. */
export interface PersonEntry extends Omit<PersonDraft, 'matters'> {
  roles: Readonly<Record<string, Role>>;
}

/** Adds a person and returns the link to send them, or changes one, which takes no link. */
export async function savePerson(
  { roles, ...entry }: PersonEntry,
  person: Person | undefined,
): Promise<PasswordLink | undefined> {
  const { userName, displayName, role } = entry;
  const link = person
    ? undefined
    : await call(endpoints.addPerson, { body: { ...entry, matters: Object.keys(roles) } });
  if (person)
    await call(endpoints.changePerson, { params: { person: userName }, body: { displayName, role } });
  if (role !== 'attorney') await setRoles({ ...entry, roles }, person);
  return link;
}

async function setRoles({ userName, role, roles }: PersonEntry, before: Person | undefined): Promise<void> {
  const matters = before ? before.matters : Object.keys(roles);
  // A changed role of the account is its role in every matter from then on.
  const present = before && before.role === role ? before : { role };
  for (const [matter, chosen] of Object.entries(roles)) {
    if (matters.includes(matter) && roleIn(present, matter) === chosen) continue;
    await call(endpoints.addMember, { params: { matter, person: userName }, body: { role: chosen } });
  }
  for (const matter of matters)
    if (!(matter in roles)) await call(endpoints.removeMember, { params: { matter, person: userName } });
}
