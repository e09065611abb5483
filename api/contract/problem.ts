import { z } from 'zod';

/** Every way a request can fail. */
export const ProblemCode = z.enum([
  'invalid-request',
  'query-syntax',
  'too-costly',
  'not-signed-in',
  'forbidden',
  'not-found',
  'sequestered',
  'conflict',
  'too-large',
  'range-not-satisfiable',
  'too-many-requests',
  'busy',
  'no-space',
  'unavailable',
  'internal',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** The one shape of an error answer. */
export const Problem = z.object({
  code: ProblemCode,
  /** What happened and what to do next, for users. */
  message: z.string(),
  /** For `query-syntax`: the position in the query, in UTF-16 units. */
  position: z.int().optional(),
  /**
   * For `query-syntax`: queries to run instead: both interpretations of an ambiguous query, or the corrected
   * one.
   */
  interpretations: z.array(z.string()).optional(),
  /** For an upload: the number of its bytes that were received, which is the offset at which to continue. */
  offset: z.int().optional(),
});
export type Problem = z.infer<typeof Problem>;
