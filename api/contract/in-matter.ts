import { z } from 'zod';
import { MatterSlug } from './people/matter.ts';

/** The path of what belongs to a matter. */
export const inMatter = z.object({ matter: MatterSlug });

/** A number in an address that says how many, or where to begin. */
export const count = (most: number, usual: number) => z.coerce.number().int().min(0).max(most).default(usual);
