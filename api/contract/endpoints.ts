import { z } from 'zod';
import { batesEndpoints } from './bates-endpoints.ts';
import { documentEndpoints } from './document-endpoints.ts';
import { endpoint } from './endpoint.ts';
import { LiveEvent } from './event.ts';
import { inMatter } from './in-matter.ts';
import { intakeEndpoints } from './intake-endpoints.ts';
import { FolderCheckState } from './integrity.ts';
import { markEndpoints } from './mark-endpoints.ts';
import { Matter } from './matter.ts';
import { pageEndpoints } from './page-endpoints.ts';
import { reportEndpoints } from './report-endpoints.ts';
import { reviewEndpoints } from './review-endpoints.ts';
import { Credentials, SignedInUser } from './user.ts';
import { vaughnEndpoints } from './vaughn-endpoints.ts';
import { withholdingEndpoints } from './withholding-endpoints.ts';

/** Every endpoint there is, by name. */
export const endpoints = {
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
    summary: 'Who is signed in',
    answer: SignedInUser,
  }),
  signOut: endpoint({ method: 'delete', path: '/api/session', access: 'signed-in', summary: 'Sign out' }),

  listMatters: endpoint({
    method: 'get',
    path: '/api/matters',
    access: 'signed-in',
    summary: 'The matters that I may see',
    answer: z.array(Matter),
  }),
  getMatter: endpoint({
    method: 'get',
    path: '/api/matters/:matter',
    access: 'read',
    summary: 'One matter',
    params: inMatter,
    answer: Matter,
  }),
  followMatter: endpoint({
    method: 'get',
    path: '/api/matters/:matter/events',
    access: 'read',
    summary: 'What happens in a matter, as server-sent events',
    params: inMatter,
    answer: LiveEvent,
    media: 'text/event-stream',
  }),
  getFolderCheck: endpoint({
    method: 'get',
    path: '/api/matters/:matter/folder-check',
    access: 'attorney',
    summary:
      "What the server's own check of the data folder found: of the folder as a whole, and of this matter's files and pages",
    params: inMatter,
    answer: FolderCheckState,
  }),

  ...intakeEndpoints,
  ...pageEndpoints,
  ...markEndpoints,
  ...withholdingEndpoints,
  ...documentEndpoints,
  ...vaughnEndpoints,
  ...batesEndpoints,
  ...reviewEndpoints,
  ...reportEndpoints,
} as const;

export type EndpointName = keyof typeof endpoints;
