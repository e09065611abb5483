import type { Queryable } from '../../../repositories/database/database.ts';
import { getInstallationId } from '../../../repositories/search/engine-states.ts';

/** Every index of ours starts so: a key can be limited to them. */
export const OUR_INDEXES = 'uncover-';

/** A matter's index. */
export async function nameIndex(database: Queryable, matterId: string): Promise<string> {
  return `${OUR_INDEXES}${await getInstallationId(database)}-${matterId}`;
}

/** Earlier versions filled a second index, which may have been left behind. */
export function nameLeftOver(index: string): string {
  return `${index}-next`;
}
