import { z } from 'zod';

/** The short name of a matter in URLs and on the command line, such as `ndlon`. */
export const MatterSlug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'use lower-case letters, digits and dashes');

/** The name of the matter on screens, slip sheets and exhibit lists. */
export const MatterName = z.string().trim().min(1).max(200);

export const MatterDraft = z.object({ slug: MatterSlug, name: MatterName });
export type MatterDraft = z.infer<typeof MatterDraft>;

/** With which tags a matter starts: none, or those of a FOIA case. */
export const StartingCodebook = z.enum(['empty', 'foia']);
export type StartingCodebook = z.infer<typeof StartingCodebook>;

/** A case: it owns everything below it, and decides who may see it. */
export const Matter = z.object({
  slug: MatterSlug,
  name: z.string(),
  productions: z.int(),
  /** Without the sequestered ones. */
  pages: z.int(),
  sequestered: z.int(),
});
export type Matter = z.infer<typeof Matter>;
