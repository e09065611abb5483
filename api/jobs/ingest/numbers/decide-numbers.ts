import { type Act, recordEvent } from '../../../repositories/database/audit-log.ts';
import type { Database } from '../../../repositories/database/database.ts';
import { lockMatter } from '../../../repositories/database/lock-matter.ts';
import { choosePrefix } from '../../../repositories/numbers/bates-series.ts';
import { type PageToNumber, typeNumber, untypeNumber } from '../../../repositories/numbers/typed-numbers.ts';
import { numberAround, numberProduction } from './number-pages.ts';

/** Stores a person's decision about a page's number, and renumbers the pages that it may affect. */
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

/** Numbers a production by the series that a person chose; with null, by the one on the most pages. */
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
