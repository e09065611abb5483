import type { LoadFault } from '#contract/intake/load-file.ts';
import type { FileKind } from '#contract/intake/production.ts';
import type { Queryable } from '../database/database.ts';
import { pageIdOf } from '../pages/page-id.ts';

/** By the load file's id, the faults found when the files that it lists were opened and read. */
export type FaultsByLoadFile = Map<string, LoadFault[]>;

/** Compares the pages that load files list with those that the files turned out to have. */
export async function listIngestFaults(database: Queryable, productionId: string): Promise<FaultsByLoadFile> {
  const faults: FaultsByLoadFile = new Map();
  const addFault: AddFault = ({ load_file_id, row }, message) => {
    const known = faults.get(load_file_id) ?? [];
    known.push({ row, message });
    faults.set(load_file_id, known);
  };
  const files = Map.groupBy(await listListedPages(database, productionId), (page) => page.source_file_id);
  for (const pages of files.values()) {
    const [first] = pages;
    if (!first) continue;
    if (first.status === 'quarantined') {
      addFault(
        first,
        `${first.path}, of ${nameOf(first)}, could not be opened. ${first.message ?? ''}`.trim(),
      );
    } else if (first.status === 'duplicate') {
      for (const page of pages) await reportCopy(database, page, addFault);
    } else if (first.first_control !== null) reportCount(pages, addFault);
  }
  for (const text of await listTextFaults(database, productionId)) {
    addFault(
      text,
      `The text ${text.path} of ${text.begin_bates} was not joined: ${text.text_fault}. What was read from the pages is in use.`,
    );
  }
  return faults;
}

async function listListedPages(database: Queryable, productionId: string) {
  return database
    .selectFrom('document_page')
    .innerJoin('document', 'document.key', 'document_page.document_key')
    .innerJoin('source_file', 'source_file.id', 'document_page.source_file_id')
    .select([
      'document_page.source_file_id',
      'document_page.page_index',
      'document_page.bates',
      'document.begin_bates',
      'document.matter_id',
      'document.load_file_id',
      'document.row',
      'source_file.path',
      'source_file.sha256',
      'source_file.status',
      'source_file.message',
      'source_file.page_count',
      'source_file.first_control',
      'source_file.kind',
    ])
    .where('document.production_id', '=', productionId)
    .orderBy('document.ordinal')
    .orderBy('document_page.ordinal')
    .execute();
}

type ListedPage = Awaited<ReturnType<typeof listListedPages>>[number];
type AddFault = (of: { load_file_id: string; row: number }, message: string) => void;

function nameOf({ bates, begin_bates }: Pick<ListedPage, 'bates' | 'begin_bates'>): string {
  return bates ?? begin_bates;
}

/** The same page under the same number, as when a volume comes twice, is not a fault. */
async function reportCopy(database: Queryable, page: ListedPage, addFault: AddFault): Promise<void> {
  const original = await database
    .selectFrom('main.page as page')
    .select(['bates', 'control_number'])
    .where('matter_id', '=', page.matter_id)
    .where('id', '=', pageIdOf(page.sha256, page.page_index))
    .executeTakeFirst();
  if (original && original.bates === page.bates) return;
  const name = original ? (original.bates ?? original.control_number) : 'an earlier file';
  addFault(
    page,
    `${nameOf(page)} is the same image, byte for byte, as ${name}: its page is there, and stands in the search once.`,
  );
}

/**
 * Files that show pages as they were produced. A native may have any number of pages, because none was
 * stated.
 */
const IMAGES = new Set<FileKind>(['pdf', 'tiff', 'jpeg', 'png']);

function reportCount(pages: readonly ListedPage[], addFault: AddFault): void {
  const [first] = pages;
  if (!first || !IMAGES.has(first.kind)) return;
  const listed = Math.max(...pages.map((page) => page.page_index)) + 1;
  if (listed === first.page_count) return;
  const has = `${first.path} has ${first.page_count} ${first.page_count === 1 ? 'page' : 'pages'}`;
  if (listed > first.page_count) {
    const missing = pages.filter((page) => page.page_index >= first.page_count).map(nameOf);
    addFault(
      first,
      `${has}, and ${listed} are listed: ${missing[0]}${missing.length > 1 ? ` to ${missing.at(-1)}` : ''} ${missing.length > 1 ? 'are' : 'is'} not here.`,
    );
  } else {
    addFault(
      first,
      `${has}, and ${listed} ${listed === 1 ? 'is' : 'are'} listed; the others belong to ${first.begin_bates} without a number from the load file.`,
    );
  }
}

async function listTextFaults(database: Queryable, productionId: string) {
  return database
    .selectFrom('document')
    .innerJoin('source_file', 'source_file.id', 'document.text_file_id')
    .select([
      'document.load_file_id',
      'document.row',
      'document.begin_bates',
      'document.text_fault',
      'source_file.path',
    ])
    .where('document.production_id', '=', productionId)
    .where('document.text_fault', 'is not', null)
    .orderBy('document.ordinal')
    .execute();
}
