import type { Express, Request, Response } from 'express';
import type { z } from 'zod';
import type { Endpoint } from '#contract/endpoint.ts';
import type { Role } from '#contract/people/user.ts';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import type { Act } from '../repositories/database/audit-log.ts';
import { findMatterOfMember, type OpenMatter } from '../repositories/people/matters.ts';
import { findUserOfSession } from '../repositories/people/sessions.ts';
import type { UserRow } from '../repositories/people/users.ts';
import { may } from '../review/may.ts';
import { hashToken } from '../review/passwords.ts';
import { refuseSequestered } from '../review/refuse-sequestered.ts';
import { readSessionToken } from './session-cookie.ts';

/** What a handler gets: the request parsed by the contract, and the user. */
export interface Call<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  user: UserRow;
  /** The matter of the path, of which `user` is a member. */
  matter: OpenMatter;
  act: Act;
  request: Request;
  response: Response;
}

/** Marks that the handler has answered by itself, with something other than JSON. */
export const answered = Symbol('answered');

type Handler<E> =
  E extends Endpoint<infer Params, infer Query, infer Body, infer Answer>
    ? (
        call: Call<z.output<Params>, z.output<Query>, z.output<Body>>,
      ) => Promise<z.input<Answer> | typeof answered>
    : never;

/** Routes one endpoint of the contract: authorize, parse, call, respond, in that order. */
export function serve<E extends Endpoint>(app: Express, deps: Deps, endpoint: E, handle: Handler<E>): void {
  app[endpoint.method](endpoint.path, async (request, response) => {
    if (endpoint.method !== 'get') refuseForeignSites(request);
    const caller = await authorise(deps, endpoint, request);
    const params = parsePart(endpoint.params, request.params, 'path');
    if (caller.matter) await refuseSequestered(deps.database, caller.matter.id, namedIn(params));
    const answer = await (handle as (call: unknown) => Promise<unknown>)({
      params,
      query: parsePart(endpoint.query, request.query, 'query'),
      body: parsePart(endpoint.body, request.body ?? {}, 'body'),
      ...caller,
      act: { actor: caller.user?.name ?? 'anonymous', at: deps.now() } satisfies Act,
      request,
      response,
    });
    if (answer !== answered) response.json(answer ?? {});
  });
}

/**
 * A browser sends this header only from our own pages: another site cannot set it without a permission that
 * is never given. Together with the cookie's SameSite attribute it prevents request forgery.
 */
function refuseForeignSites(request: Request): void {
  if (request.get('x-uncover') !== '1') {
    throw new UncoverError(
      'forbidden',
      'A request that changes something must carry the header x-uncover: 1.',
    );
  }
}

async function authorise(
  deps: Deps,
  endpoint: Endpoint,
  request: Request,
): Promise<{ user?: UserRow; matter?: OpenMatter }> {
  if (endpoint.access === 'public') return {};
  const token = readSessionToken(request);
  const user = token && (await findUserOfSession(deps.database, hashToken(token), deps.now()));
  if (!user) throw new UncoverError('not-signed-in', 'Sign in first.');
  if (endpoint.access === 'signed-in') return { user };
  if (endpoint.access === 'manage') {
    refuseUnlessAllowed(user.role, endpoint);
    return { user };
  }
  const slug = request.params.matter;
  const matter =
    typeof slug === 'string' ? await findMatterOfMember(deps.database, slug, user.id) : undefined;
  if (!matter) throw notFound('matter');
  refuseUnlessAllowed(matter.role, endpoint);
  return { user, matter };
}

function refuseUnlessAllowed(role: Role, { access }: Endpoint): void {
  if (may(role, access)) return;
  throw new UncoverError(
    'forbidden',
    access === 'review' ? 'Your role lets you read, not change.' : 'Only an attorney may do this.',
  );
}

/** The page or document in the path: no endpoint answers anything about a sequestered one. */
function namedIn(params: unknown): { pageId?: string | undefined; documentId?: string | undefined } {
  const { page, document } = params as { page?: string; document?: string };
  return { pageId: page, documentId: document };
}

function parsePart(schema: z.ZodType, value: unknown, part: 'path' | 'query' | 'body'): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = [part, ...(issue?.path ?? [])].join('.');
  throw new UncoverError('invalid-request', `${where}: ${issue?.message ?? 'not what was expected'}`);
}
