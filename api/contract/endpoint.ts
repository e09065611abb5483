import { z } from 'zod';

/**
 * Who may call an endpoint. `read`, `review` and `attorney` also require membership of the matter in the
 * path: to everyone else that matter does not exist. `manage` concerns all matters, and is for attorneys.
 */
export type Access = 'public' | 'signed-in' | 'read' | 'review' | 'attorney' | 'manage';

/** One endpoint: the server routes by it, the viewer calls by it, and OpenAPI is generated from it. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Express notation: `:name` for a parameter. */
  path: string;
  access: Access;
  summary: string;
  params: Params;
  query: Query;
  body: Body;
  answer: Answer;
  /** The content type of the request if it is not JSON. */
  sends?: 'application/octet-stream';
  /** The content type of the answer if it is not JSON. */
  media?:
    | 'application/octet-stream'
    | 'application/pdf'
    | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    | 'application/zip'
    | 'text/csv'
    | 'text/event-stream';
}

const nothing = z.object({});

/** An endpoint with empty schemas for the parts that are not given. */
export function endpoint<
  Params extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
  Body extends z.ZodType = typeof nothing,
  Answer extends z.ZodType = typeof nothing,
>(
  given: Pick<Endpoint, 'method' | 'path' | 'access' | 'summary' | 'sends' | 'media'> & {
    params?: Params;
    query?: Query;
    body?: Body;
    answer?: Answer;
  },
): Endpoint<Params, Query, Body, Answer> {
  return { params: nothing, query: nothing, body: nothing, answer: nothing, ...given } as unknown as Endpoint<
    Params,
    Query,
    Body,
    Answer
  >;
}
