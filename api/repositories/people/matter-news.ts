import type { MatterNews } from '#contract/people/matter-home.ts';
import type { Queryable } from '../database/database.ts';
import { fieldOf } from '../database/sqlite-sql.ts';

/** The events in which people decide about pages; the last two are those of earlier versions. */
const DECISIONS = ['pages.decided', 'decision.undone', 'page.tagged', 'page.untagged'];

/** Null if the person has signed in only once, or never. */
export async function findNews(
  database: Queryable,
  matterId: string,
  userName: string,
): Promise<MatterNews | null> {
  const last = await findLastWork(database, userName);
  if (!last) return null;
  const counts = new Map(
    (await countEventsAfter(database, matterId, last.seq, userName)).map((row) => [row.type, row]),
  );
  const othersOf = (type: string) => counts.get(type)?.byOthers ?? 0;
  return {
    since: last.at,
    productions: counts.get('production.received')?.all ?? 0,
    pages: counts.get('file.read')?.pages ?? 0,
    taggings: DECISIONS.reduce((sum, type) => sum + othersOf(type), 0),
  };
}

/** The person's last action before the present sign-in, which may be only a sign-in. */
async function findLastWork(
  database: Queryable,
  userName: string,
): Promise<{ seq: number; at: string } | undefined> {
  const [present, earlier] = await database
    .selectFrom('audit_event')
    .select('seq')
    .where('type', '=', 'user.signed-in')
    .where('actor', '=', userName)
    .orderBy('seq', 'desc')
    .limit(2)
    .execute();
  if (!present || !earlier) return undefined;
  return database
    .selectFrom('audit_event')
    .select(['seq', 'at'])
    .where('actor', '=', userName)
    .where('seq', '>=', earlier.seq)
    .where('seq', '<', present.seq)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function countEventsAfter(database: Queryable, matterId: string, seq: number, userName: string) {
  return database
    .selectFrom('audit_event')
    .select((eb) => [
      'type',
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('actor', '!=', userName).as('byOthers'),
      eb.fn.sum<number | null>(fieldOf<number>(eb.ref('payload'), 'pages')).as('pages'),
    ])
    .where('matter_id', '=', matterId)
    .where('seq', '>', seq)
    .where('type', 'in', ['production.received', 'file.read', ...DECISIONS])
    .groupBy('type')
    .execute();
}
