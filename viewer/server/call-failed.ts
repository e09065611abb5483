import type { Problem, ProblemCode } from '#contract/problem.ts';

/** The server understood the request and refused it; `message` is written for people. */
export class CallFailed extends Error {
  readonly code: ProblemCode;
  readonly position: number | undefined;
  /** Queries to run instead of a refused one. */
  readonly interpretations: readonly string[];
  /** For an upload: the offset to resume from, in bytes. */
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

/** No answer came: the server or the network is down. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super('Uncover is not responding. It may be stopped or restarting. Try again in a moment.', {
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
