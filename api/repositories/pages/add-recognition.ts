import type { OcrLanguages } from '#contract/pages/page-text.ts';
import type { PageRecord } from '#ingest';
import { type Act, recordPageEvent } from '../database/audit-log.ts';
import type { Database, Queryable } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { whatWasRead } from './add-pages.ts';
import { replaceMarksRead } from './page-marks.ts';
import { addTextVersion, noteHowRead, putTextToUse } from './page-texts.ts';

/** The result of recognizing a page again at a person's request. */
export interface NewRecognition {
  matterId: string;
  pageId: string;
  pageKey: number;
  record: PageRecord;
  languages: OcrLanguages;
}

/**
 * Adds what OCR read as a version, and puts it to use unless a person's text is in use, which stays. A page
 * that was blank or had a problem then counts as read. Returns the version.
 */
export async function addRecognition(
  database: Database,
  act: Act,
  recognition: NewRecognition,
): Promise<number> {
  const { matterId, pageId, pageKey, record, languages } = recognition;
  return database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    const before = await getTextInUse(transaction, pageKey);
    const version = await addTextVersion(transaction, pageKey, record.text, { by: act.actor, at: act.at });
    await transaction
      .updateTable('main.page')
      .set(whatWasRead(record))
      .where('key', '=', pageKey)
      .where('status', '!=', 'read')
      .execute();
    await replaceMarksRead(transaction, pageKey, record.marks);
    const inUse = before.source !== 'corrected';
    if (inUse) await putTextToUse(transaction, pageKey, version, record.text);
    await noteHowRead(transaction, pageKey);
    const event = { pageId, version, before: before.version, languages, inUse };
    await recordPageEvent(
      transaction,
      act,
      { matterId, key: pageKey },
      { type: 'text.read-again', ...event },
    );
    return version;
  });
}

async function getTextInUse(database: Queryable, pageKey: number) {
  return database
    .selectFrom('main.page as page')
    .innerJoin('page_text', (join) =>
      join.onRef('page_text.page_key', '=', 'page.key').onRef('page_text.version', '=', 'page.text_version'),
    )
    .select(['page_text.version', 'page_text.source'])
    .where('page.key', '=', pageKey)
    .executeTakeFirstOrThrow();
}
