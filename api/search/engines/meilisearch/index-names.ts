import type { Queryable } from '../../../repositories/database/database.ts';
import { getInstallationId } from '../../../repositories/search/engine-states.ts';

/** Prefix of all indexes of this program, to which a key can be limited. */
export const OUR_INDEXES = 'uncover-';

/** A matter's index. */
export async function nameIndex(database: Queryable, matterId: string): Promise<string> {
  return `${OUR_INDEXES}${await getInstallationId(database)}-${matterId}`;
}

/** The second index that earlier versions filled, which may have been left behind. */
export function nameLeftOver(index: string): string {
  return `${index}-next`;
}
