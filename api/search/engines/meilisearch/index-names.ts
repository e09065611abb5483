import type { Queryable } from '../../../repositories/database.ts';
import { getInstallationId } from '../../../repositories/engine-states.ts';

/** Every index of ours starts so: a key can be limited to them. */
export const OUR_INDEXES = 'uncover-';

export interface IndexNames {
  /** The one that answers. */
  live: string;
  /** The one that is being filled, to take its place. */
  next: string;
}

export async function nameIndexes(database: Queryable, matterId: string): Promise<IndexNames> {
  const live = `${OUR_INDEXES}${await getInstallationId(database)}-${matterId}`;
  return { live, next: `${live}-next` };
}
