import { type Act, recordEvent } from '../../../repositories/database/audit-log.ts';
import type { Database } from '../../../repositories/database/database.ts';
import { lockMatter } from '../../../repositories/database/lock-matter.ts';
import { choosePrefix } from '../../../repositories/numbers/bates-series.ts';
import { type PageToNumber, typeNumber, untypeNumber } from '../../../repositories/numbers/typed-numbers.ts';
import { numberAround, numberProduction } from './number-pages.ts';

/** Keeps what a person says of a page's number, and numbers anew the pages that it may bear out. */
export async function decideNumber(
  database: Database,
  act: Act,
  page: PageToNumber & { productionId: string },
  bates: string | null | 'as read',
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, page.matterId);
    if (bates === 'as read') await untypeNumber(transaction, act, page);
    else await typeNumber(transaction, act, page, bates);
    await numberAround(transaction, page.productionId, page.fileId);
  });
}

/** Numbers a production by the series that a person says is its own; by the one on the most pages with null. */
export async function chooseSeries(
  database: Database,
  act: Act,
  production: { id: string; name: string; matterId: string },
  prefix: string | null,
): Promise<void> {
  const isNew = await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, production.matterId);
    if (!(await choosePrefix(transaction, production.id, prefix))) return false;
    await recordEvent(transaction, act, production.matterId, {
      type: 'bates-series.chosen',
      productionId: production.id,
      name: production.name,
      prefix,
    });
    return true;
  });
  if (isNew) await numberProduction(database, production);
}
