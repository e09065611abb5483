import { z } from 'zod';
import { MatterSlug } from './people/matter.ts';

/** The path parameters of an endpoint inside a matter. */
export const inMatter = z.object({ matter: MatterSlug });

/** A number in an address: a count, or an offset. */
export const count = (most: number, usual: number) => z.coerce.number().int().min(0).max(most).default(usual);
