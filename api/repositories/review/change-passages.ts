import type { Passage, PassageDraft } from '#contract/review/passage.ts';
import type { Rect } from '#contract/values/rect.ts';
import { UncoverError } from '../../errors.ts';
import { type Act, recordPageEvent } from '../database/audit-log.ts';
import type { Database, Tx } from '../database/database.ts';
import { lockMatter } from '../database/lock-matter.ts';
import { jsonColumns } from '../database/schema/json-columns.ts';
import { keepMentions } from './mentions.ts';

interface PageOfPassage {
  matterId: string;
  id: string;
  key: number;
}

/** The words of a new passage in a version of the page's text. */
export interface QuotedWords {
  quotation: string;
  before: string;
  after: string;
  textVersion: number;
  firstWord: number;
  lastWord: number;
  rects: Rect[];
}

interface NewPassageRow {
  newId: string;
  words: QuotedWords | null;
  draft: PassageDraft;
  /** The user names that the note can mention. */
  people: readonly string[];
}

/** `words` is null for a note on the page. Throws `conflict` if another text came into use meanwhile. */
export async function addPassage(
  database: Database,
  act: Act,
  page: PageOfPassage,
  { newId, words, draft, people }: NewPassageRow,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, page.matterId);
    if (words) await refuseOtherText(tx, page.key, words.textVersion);
    await tx
      .insertInto('main.passage')
      .values({
        id: newId,
        matter_id: page.matterId,
        page_key: page.key,
        quotation: words?.quotation ?? null,
        words_before: words?.before ?? '',
        words_after: words?.after ?? '',
        text_version: words?.textVersion ?? null,
        first_word: words?.firstWord ?? null,
        last_word: words?.lastWord ?? null,
        rects: jsonColumns.passageRects.write(words?.rects ?? []),
        ...{ color: draft.color, note: draft.note, author: act.actor, created_at: act.at.toISOString() },
      })
      .execute();
    await setTags(tx, newId, draft.tagIds);
    await keepMentions(tx, page, { ...noteOf(newId, draft), author: act.actor, people });
    const about = { passageId: newId, pageId: page.id, quotation: words?.quotation ?? null, ...draft };
    await recordPageEvent(tx, act, page, { type: 'passage.added', ...about });
  });
}

async function refuseOtherText(tx: Tx, pageKey: number, version: number): Promise<void> {
  const { text_version } = await tx
    .selectFrom('page')
    .select('text_version')
    .where('key', '=', pageKey)
    .executeTakeFirstOrThrow();
  if (text_version === version) return;
  throw new UncoverError(
    'conflict',
    'The text of this page has changed meanwhile. Select the words again in the new text.',
  );
}

export async function changePassage(
  database: Database,
  act: Act,
  page: PageOfPassage,
  passage: Passage,
  { draft, people }: Pick<NewPassageRow, 'draft' | 'people'>,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, page.matterId);
    await tx
      .updateTable('main.passage')
      .set({ color: draft.color, note: draft.note, changed_at: act.at.toISOString() })
      .where('id', '=', passage.passageId)
      .execute();
    await tx.deleteFrom('passage_tag').where('passage_id', '=', passage.passageId).execute();
    await setTags(tx, passage.passageId, draft.tagIds);
    await keepMentions(tx, page, { ...noteOf(passage.passageId, draft), author: act.actor, people });
    const { color, tagIds, note } = passage;
    const about = {
      passageId: passage.passageId,
      pageId: page.id,
      before: { color, tagIds, note },
      ...draft,
    };
    await recordPageEvent(tx, act, page, { type: 'passage.changed', ...about });
  });
}

function noteOf(passageId: string, { note }: PassageDraft) {
  return { passageId, replyId: null, text: note };
}

async function setTags(tx: Tx, passageId: string, tagIds: readonly string[]): Promise<void> {
  for (const tagId of new Set(tagIds)) {
    await tx.insertInto('passage_tag').values({ passage_id: passageId, tag_id: tagId }).execute();
  }
}

/** Takes a passage off its page, or puts it back. Its row stays. */
export async function setPassageRemoved(
  database: Database,
  act: Act,
  page: PageOfPassage,
  { passageId, quotation, author }: Passage,
  isRemoved: boolean,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockMatter(tx, page.matterId);
    await tx
      .updateTable('main.passage')
      .set({ removed_at: isRemoved ? act.at.toISOString() : null })
      .where('id', '=', passageId)
      .execute();
    const type = isRemoved ? 'passage.removed' : 'passage.restored';
    await recordPageEvent(tx, act, page, { type, passageId, pageId: page.id, quotation, author });
  });
}
