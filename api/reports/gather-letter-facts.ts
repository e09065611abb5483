import { UncoverError } from '../errors.ts';
import type { LetterFacts } from '../exports/letters/letter-facts.ts';
import type { Database } from '../repositories/database/database.ts';
import { getCaption } from '../repositories/exhibits/captions.ts';
import { listUnopenedFiles, listUnreadPages } from '../repositories/intake/unreadable.ts';
import { listBatesPages } from '../repositories/numbers/bates-pages.ts';
import { eachWithholding } from '../withholdings/withholding-log.ts';
import { reportBates } from './report-bates.ts';

/** Collects what is missing in a production, or in all of a matter, and what is wrong with what was sent. */
export async function gatherLetterFacts(
  database: Database,
  { matterId, productionId, at }: { matterId: string; productionId: string | undefined; at: Date },
): Promise<LetterFacts> {
  // If there are several productions, the last section is about all of them together.
  const section = (await reportBates(database, matterId, productionId)).at(-1);
  if (!section)
    throw new UncoverError('not-found', 'Nothing has been received yet that a letter could be about.');
  const pages = await listBatesPages(database, matterId, productionId);
  const filter = {
    noCode: 'yes' as const,
    ...(productionId === undefined ? {} : { production: productionId }),
  };
  const withoutCode = await Array.fromAsync(
    eachWithholding({ database, matterId, withChallenge: false }, filter, 'page'),
  );
  return {
    at,
    section,
    caption: await getCaption(database, matterId),
    sheets: pages.flatMap(({ sheet, ...page }) => (sheet ? [{ ...page, sheet }] : [])),
    unclaimed: withoutCode.filter(({ placeholder }) => placeholder !== null),
    unopened: await listUnopenedFiles(database, matterId, productionId),
    unread: await listUnreadPages(database, matterId, productionId),
  };
}
