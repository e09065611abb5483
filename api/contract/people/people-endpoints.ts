import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { inMatter } from '#contract/in-matter.ts';
import { Matter, MatterDraft, MatterName, StartingCodebook } from './matter.ts';
import { ExhibitDrift, MatterHome, PositionDraft } from './matter-home.ts';
import {
  LinkOwner,
  LinkToken,
  Member,
  PasswordByLink,
  PasswordLink,
  Person,
  PersonChange,
  PersonDraft,
} from './person.ts';
import { Credentials, PasswordChange, Role, SignedInUser, UserName } from './user.ts';

const ofPerson = z.object({ person: UserName });
const memberOfMatter = inMatter.extend({ person: UserName });

/** Signing in, people, and their matters: endpoints of the table in endpoints.ts. */
export const peopleEndpoints = {
  signIn: endpoint({
    method: 'post',
    path: '/api/session',
    access: 'public',
    summary: 'Sign in',
    body: Credentials,
    answer: SignedInUser,
  }),
  getSession: endpoint({
    method: 'get',
    path: '/api/session',
    access: 'signed-in',
    summary: 'The signed-in user',
    answer: SignedInUser,
  }),
  signOut: endpoint({ method: 'delete', path: '/api/session', access: 'signed-in', summary: 'Sign out' }),
  signOutEverywhere: endpoint({
    method: 'delete',
    path: '/api/session/everywhere',
    access: 'signed-in',
    summary: 'Sign out in every browser, this one included',
  }),
  changePassword: endpoint({
    method: 'put',
    path: '/api/session/password',
    access: 'signed-in',
    summary: 'Change your own password; your other sessions end',
    body: PasswordChange,
  }),
  showPasswordLink: endpoint({
    method: 'post',
    path: '/api/session/password-link',
    access: 'public',
    summary: 'The person for whom a one-time link was made',
    body: z.object({ token: LinkToken }),
    answer: LinkOwner,
  }),
  setPasswordByLink: endpoint({
    method: 'put',
    path: '/api/session/password-link',
    access: 'public',
    summary: 'Choose a password with a one-time link, which can be used once, and sign in',
    body: PasswordByLink,
    answer: SignedInUser,
  }),

  listPeople: endpoint({
    method: 'get',
    path: '/api/people',
    access: 'manage',
    summary: 'Everyone with an account',
    answer: z.array(Person),
  }),
  addPerson: endpoint({
    method: 'post',
    path: '/api/people',
    access: 'manage',
    summary: 'Add a person, and create the one-time link with which they choose a password',
    body: PersonDraft,
    answer: PasswordLink,
  }),
  changePerson: endpoint({
    method: 'patch',
    path: '/api/people/:person',
    access: 'manage',
    summary: 'Change the name or role of a person; deactivate or reactivate them',
    params: ofPerson,
    body: PersonChange,
  }),
  removePerson: endpoint({
    method: 'delete',
    path: '/api/people/:person',
    access: 'manage',
    summary: 'Remove a person who has never used their account',
    params: ofPerson,
  }),
  endSessions: endpoint({
    method: 'delete',
    path: '/api/people/:person/sessions',
    access: 'manage',
    summary: 'Sign a person out everywhere; they can sign in again',
    params: ofPerson,
  }),
  makePasswordLink: endpoint({
    method: 'post',
    path: '/api/people/:person/password-link',
    access: 'manage',
    summary: 'Create a one-time link with which a person chooses a password; earlier links stop working',
    params: ofPerson,
    answer: PasswordLink,
  }),

  listMatters: endpoint({
    method: 'get',
    path: '/api/matters',
    access: 'signed-in',
    summary: 'The matters that the user can open',
    answer: z.array(Matter),
  }),
  addMatter: endpoint({
    method: 'post',
    path: '/api/matters',
    access: 'manage',
    summary: 'Add a matter; everyone with an attorney account can open it',
    body: MatterDraft.extend({ codebook: StartingCodebook.default('empty') }),
    answer: Matter,
  }),
  getMatter: endpoint({
    method: 'get',
    path: '/api/matters/:matter',
    access: 'read',
    summary: 'One matter',
    params: inMatter,
    answer: Matter,
  }),
  getMatterHome: endpoint({
    method: 'get',
    path: '/api/matters/:matter/home',
    access: 'read',
    summary: 'The user’s last page, recently tagged pages, and changes since their last visit',
    params: inMatter,
    answer: MatterHome,
  }),
  saveReaderPosition: endpoint({
    method: 'put',
    path: '/api/matters/:matter/position',
    access: 'read',
    summary: 'Save the page that the user is reading, so that they can continue there on any machine',
    params: inMatter,
    body: PositionDraft,
  }),
  listExhibitDrift: endpoint({
    method: 'get',
    path: '/api/matters/:matter/exhibit-drift',
    access: 'read',
    summary: 'The exhibit lists whose pages differ from the pages with their tags',
    params: inMatter,
    answer: z.array(ExhibitDrift),
  }),
  renameMatter: endpoint({
    method: 'patch',
    path: '/api/matters/:matter',
    access: 'attorney',
    summary: 'Rename a matter',
    params: inMatter,
    body: z.object({ name: MatterName }),
    answer: Matter,
  }),
  listMembers: endpoint({
    method: 'get',
    path: '/api/matters/:matter/members',
    access: 'attorney',
    summary: 'The people of a matter, each with their role in it',
    params: inMatter,
    answer: z.array(Member),
  }),
  addMember: endpoint({
    method: 'put',
    path: '/api/matters/:matter/members/:person',
    access: 'attorney',
    summary: 'Add a person to a matter, or change their role in it; without a role, that of their account',
    params: memberOfMatter,
    body: z.object({ role: Role.optional() }),
  }),
  removeMember: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/members/:person',
    access: 'attorney',
    summary: 'Remove a person from a matter',
    params: memberOfMatter,
  }),
} as const;
