import { z } from 'zod';

/** How fast one or more people decide about pages. */
export const Pace = z.object({
  /** In the last session; null if it was too short. */
  pagesPerHour: z.int().nullable(),
  /** Pages decided in the last session, one by one. */
  sessionPages: z.int(),
  /** The last decision; null if there is none in the last days. */
  sessionEndedAt: z.iso.datetime().nullable(),
  /** Pages of the matter about which nobody has decided. */
  pagesLeft: z.int(),
  /** When none would be left at the pace of the last days; null if there is too little data, or none is left. */
  doneAt: z.iso.datetime().nullable(),
});
export type Pace = z.infer<typeof Pace>;
