/** The only file that calls `fetch`: one typed call for every endpoint of the contract. */
import type { z } from 'zod';
import type { Endpoint } from '#contract/endpoint.ts';
import { Problem } from '#contract/problem.ts';
import { CallFailed, ConnectionLost } from './call-failed.ts';
import { notifySignedOut } from './signed-out.ts';
import { type PathParams, urlOf } from './url-of.ts';

/** A part may be omitted if the endpoint takes nothing there, or nothing required. */
type Part<Name extends string, T> =
  Record<string, never> extends T ? { [K in Name]?: T } : { [K in Name]: T };

export type Given<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Part<
  'params',
  z.input<P>
> &
  Part<'query', z.input<Q>> &
  Part<'body', z.input<B>> & {
    /** For an endpoint that takes bytes instead of JSON. */
    bytes?: Blob;
    signal?: AbortSignal;
    /** The request also reaches the server when the page is closed meanwhile. */
    keepalive?: boolean;
  };

export async function call<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
>(endpoint: Endpoint<P, Q, B, A>, given: Given<P, Q, B>): Promise<z.output<A>> {
  const {
    params,
    query,
    body,
    bytes,
    signal,
    keepalive = false,
  } = given as {
    params?: PathParams;
    query?: Record<string, unknown>;
    body?: unknown;
    bytes?: Blob;
    signal?: AbortSignal;
    keepalive?: boolean;
  };
  const changes = endpoint.method !== 'get';
  const response = await fetch(urlOf(endpoint.path, params, query), {
    method: endpoint.method.toUpperCase(),
    headers: {
      accept: 'application/json',
      // The server accepts changes only with this header, because a form on another site cannot send it.
      ...(changes ? { 'x-uncover': '1' } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(bytes === undefined ? {} : { body: bytes }),
    ...(signal ? { signal } : {}),
    ...(keepalive ? { keepalive } : {}),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ConnectionLost(cause);
  });
  const answer = await readJson(response);
  if (!response.ok) {
    const problem = problemOf(response.status, answer);
    if (problem.code === 'not-signed-in') notifySignedOut();
    throw problem;
  }
  return endpoint.answer.parse(answer ?? {});
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return isJson ? JSON.parse(text) : undefined;
}

function problemOf(status: number, answer: unknown): CallFailed {
  const problem = Problem.safeParse(answer);
  if (problem.success) return new CallFailed(problem.data);
  return new CallFailed({
    code: 'internal',
    message: `The server failed with status ${status}. Try again. If it fails again, check the server log.`,
  });
}
