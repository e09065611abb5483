import type { DecidingRole } from '#contract/review/decision.ts';
import type { Act } from '../repositories/database/audit-log.ts';
import type { Database } from '../repositories/database/database.ts';
import { recordDecisions } from '../repositories/review/record-decisions.ts';

interface Tagging {
  tag: { id: string; name: string };
  present: boolean;
  pages: ReadonlyMap<string, number>;
  role?: DecidingRole;
}

/** Puts a tag on pages, or takes it off. */
export async function tagPages(
  database: Database,
  act: Act,
  matterId: string,
  { tag, present, pages, role = 'reviewer' }: Tagging,
): Promise<void> {
  await recordDecisions(database, act, matterId, {
    ...{ tag, pages, role },
    answer: present ? 'yes' : 'take-off',
    level: 'first',
    madeBy: 'selection',
  });
}
