import { STARTS_FROM } from '#ingest';
import type { Queryable } from '../database/database.ts';
import { belongsToLoadFile } from './boundaries.ts';

/** A range of a production's pages, by their positions; `to` is exclusive, null means to the end. */
export interface Stretch {
  productionId: string;
  from: number;
  to: number | null;
}

/** Number of pages processed together, with only the columns that place them. */
const CHUNK = 2000;

/**
 * Assigns documents to a range of pages: a load file takes precedence, then a person's decision, then the
 * cues. A source file's first page starts a document unless a person joined it to the one before. Only pages
 * that change are written. In the caller's transaction.
 */
export async function drawDocuments(database: Queryable, stretch: Stretch): Promise<void> {
  let document = await findDocumentBefore(database, stretch);
  for (let after = stretch.from - 1; ; ) {
    const pages = await listPages(database, stretch, after);
    for (const page of pages) {
      const starts = startsDocument(page, document !== undefined);
      const drawn =
        page.belongsToLoadFile === 1 ? page.document_id : starts ? page.id : (document ?? page.id);
      document = drawn;
      if (drawn === page.document_id && Number(starts) === page.starts_document) continue;
      await database
        .updateTable('main.page')
        .set({ document_id: drawn, starts_document: starts ? 1 : 0 })
        .where('key', '=', page.key)
        .execute();
    }
    const last = pages.at(-1);
    if (!last) return;
    after = last.position;
  }
}

type DrawnPage = Awaited<ReturnType<typeof listPages>>[number];

function startsDocument(page: DrawnPage, hasOneBefore: boolean): boolean {
  if (page.belongsToLoadFile === 1) return page.starts_document === 1;
  if (!hasOneBefore) return true;
  if (page.decision !== null) return page.decision === 'split';
  return page.page_index === 0 || (page.score ?? 0) >= STARTS_FROM;
}

async function listPages(database: Queryable, { productionId, to }: Stretch, after: number) {
  return database
    .selectFrom('main.page as page')
    .leftJoin('page_boundary', 'page_boundary.page_key', 'page.key')
    .select([
      'page.key',
      'page.id',
      'page.position',
      'page.page_index',
      'page.document_id',
      'page.starts_document',
      'page_boundary.score',
      'page_boundary.decision',
    ])
    .select((eb) => eb.case().when(belongsToLoadFile(eb)).then(1).else(0).end().as('belongsToLoadFile'))
    .where('page.production_id', '=', productionId)
    .where('page.position', '>', after)
    .$if(to !== null, (pages) => pages.where('page.position', '<', to as number))
    .orderBy('page.position')
    .limit(CHUNK)
    .execute();
}

/** The document of the page before a range. */
async function findDocumentBefore(database: Queryable, { productionId, from }: Stretch) {
  const page = await findPageBefore(database, productionId, from);
  return page?.document_id;
}

/** The page of a production before a position. */
export async function findPageBefore(database: Queryable, productionId: string, position: number) {
  return database
    .selectFrom('main.page as page')
    .select(['key', 'id', 'position', 'document_id'])
    .select((eb) => eb.case().when(belongsToLoadFile(eb)).then(1).else(0).end().as('belongsToLoadFile'))
    .where('production_id', '=', productionId)
    .where('position', '<', position)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Where the next document of a production starts after a position; null if there is none. */
export async function findNextStart(
  database: Queryable,
  productionId: string,
  position: number,
): Promise<number | null> {
  const next = await database
    .selectFrom('main.page as page')
    .select('position')
    .where('production_id', '=', productionId)
    .where('starts_document', '=', 1)
    .where('position', '>', position)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  return next?.position ?? null;
}
