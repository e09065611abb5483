import type { Problem, ProblemCode } from '#contract/problem.ts';

/** The only error that a route or a rule throws on purpose: a closed code and a message for users. */
export class UncoverError extends Error {
  readonly code: ProblemCode;
  /** For `query-syntax`: the position in the query, in UTF-16 units. */
  readonly position: number | undefined;
  /** For `query-syntax`: complete queries to run instead. */
  readonly interpretations: readonly string[];
  /** For an upload: the byte at which to continue. */
  readonly offset: number | undefined;

  constructor(
    code: ProblemCode,
    message: string,
    options: {
      position?: number | undefined;
      interpretations?: readonly string[] | undefined;
      offset?: number | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'UncoverError';
    this.code = code;
    this.position = options.position;
    this.interpretations = options.interpretations ?? [];
    this.offset = options.offset;
  }
}

/** Exhaustive, so that a new code cannot be forgotten. */
export const httpStatusOf: Record<ProblemCode, number> = {
  'invalid-request': 400,
  'query-syntax': 400,
  'too-costly': 422,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  // Unavailable for legal reasons (RFC 7725).
  sequestered: 451,
  conflict: 409,
  'too-large': 413,
  'range-not-satisfiable': 416,
  'too-many-requests': 429,
  busy: 503,
  'no-space': 507,
  unavailable: 503,
  internal: 500,
};

export function toProblem(error: UncoverError): Problem {
  return {
    code: error.code,
    message: error.message,
    ...(error.position === undefined ? {} : { position: error.position }),
    ...(error.interpretations.length === 0 ? {} : { interpretations: [...error.interpretations] }),
    ...(error.offset === undefined ? {} : { offset: error.offset }),
  };
}

export function notFound(what: string): UncoverError {
  return new UncoverError('not-found', `There is no ${what} here, or you may not see it.`);
}
