import type { Problem, ProblemCode } from '#contract/problem.ts';

/** The server understood the request and refused it; `message` is written for people. */
export class CallFailed extends Error {
  readonly code: ProblemCode;
  readonly position: number | undefined;
  /** Queries to run instead of a refused one. */
  readonly interpretations: readonly string[];
  /** For an upload: where to go on. */
  readonly offset: number | undefined;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'CallFailed';
    this.code = problem.code;
    this.position = problem.position;
    this.interpretations = problem.interpretations ?? [];
    this.offset = problem.offset;
  }
}

/** No answer came at all: the server is down or the network is. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super('Uncover does not answer: it may be stopped or starting again. Try once more when it is live.', {
      cause,
    });
    this.name = 'ConnectionLost';
  }
}

export function hasCode(error: unknown, code: ProblemCode): boolean {
  return error instanceof CallFailed && error.code === code;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
