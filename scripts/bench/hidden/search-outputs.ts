import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { databasePath } from '#api/data-folder.ts';
import { readZip } from '#api/exports/testing/read-zip.ts';
import { listTexts } from '#api/exports/testing/take-pdf-apart.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { listPageKeys } from '#api/repositories/pages/pages.ts';
import { findMatter } from '#api/repositories/people/matters.ts';
import { listDocuments } from '#api/search/engines/meilisearch/page-document.ts';
import type { ExportJob, Manifest } from '#contract/exhibits/exhibit.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import type { Tag } from '#contract/review/tag.ts';
import type { SearchResult } from '#contract/search/search.ts';
import { askAll, getJson } from './ask-all.ts';
import { openPages, type SearchablePage } from './look-at-page.ts';
import { MATTER, type Program } from './program.ts';
import type { HiddenVariant } from './variant.ts';
import type { WordWatch } from './word-watch.ts';

/** A variant with the page that the program made from it. */
export interface Page {
  variant: HiddenVariant;
  page: PageSummary;
}

/** Everything that the API returns and the command line prints. */
export async function searchAnswers(program: Program, watch: WordWatch): Promise<void> {
  for await (const { endpoint, bytes } of askAll(program)) {
    const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
    for (const part of isZip ? await readZip(bytes) : [bytes]) watch.searchBytes(endpoint, part);
  }
  const verbs = [
    ['pages', '--text', '--jsonl'],
    ['report', 'documents', '--json'],
    ['report', 'ledger', '--json'],
    ['report', 'withholdings', '--json'],
  ];
  for (const words of verbs) {
    const name = `uncover ${words.join(' ')}`;
    watch.search(name, await program.run(...words, '--matter', MATTER));
  }
}

/** Searches for each hidden word; finding its page is a leak even without any text. */
export async function searchForWords(
  program: Program,
  pages: readonly Page[],
  watch: WordWatch,
): Promise<void> {
  for (const { variant, page } of pages) {
    for (const word of variant.hidden) {
      for (const mode of ['exact', 'explore']) {
        const { hits } = await getJson<SearchResult>(program, `/search?q=${word}&mode=${mode}&limit=500`);
        if (hits.some((hit) => hit.pageId === page.pageId)) watch.note(variant.name, `search, ${mode}`);
      }
    }
  }
}

/** What would be sent to a search server for each page. */
export async function searchDocuments(
  dataDir: string,
  pages: readonly Page[],
  watch: WordWatch,
): Promise<void> {
  const database = await openDatabase(databasePath(dataDir));
  try {
    const matter = await findMatter(database, MATTER);
    const ids = pages.map(({ page }) => page.pageId);
    const keys = await listPageKeys(database, matter?.id ?? '', ids);
    for (const { document } of await listDocuments(database, [...keys.values()]))
      watch.search('document of the search server', JSON.stringify(document));
  } finally {
    await database.destroy();
  }
}

export interface ExportedPage {
  page: Page;
  image: 'copied' | 'rendered';
  text: string;
}

/** Exports all pages as exhibits, and searches every file of the package. */
export async function searchExhibits(
  program: Program,
  dataDir: string,
  pages: readonly Page[],
  watch: WordWatch,
): Promise<ExportedPage[]> {
  const folder = join(dataDir, 'exports', await exportAll(program, pages));
  for (const name of await readdir(folder, { recursive: true })) {
    if (/\.(csv|json|txt)$/.test(name)) watch.search(name, await readFile(join(folder, name), 'utf8'));
    if (!/\.(docx|xlsx)$/.test(name)) continue;
    for (const part of await readZip(await readFile(join(folder, name)))) watch.searchBytes(name, part);
  }
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const exported: ExportedPage[] = [];
  for (const exhibit of manifest.exhibits) {
    const bytes = await readFile(join(folder, exhibit.file));
    for (const text of await listTexts(bytes)) watch.search('exhibit PDF, objects and streams', text);
    const pdf = await openPages(bytes);
    for (const [index, { pageId, image }] of exhibit.pages.entries()) {
      const page = pages.find((each) => each.page.pageId === pageId);
      if (page) exported.push({ page, image, text: await searchPage(await pdf.get(index + 1), page, watch) });
    }
    await pdf.close();
  }
  return exported;
}

async function searchPage(pdfPage: SearchablePage, { variant }: Page, watch: WordWatch): Promise<string> {
  const text = await pdfPage.text();
  watch.search('exhibit PDF, text', text);
  watch.search('exhibit PDF, letters drawn', await pdfPage.listLetters());
  if ((await pdfPage.listUncovered(variant.places)).length > 0)
    watch.note(variant.name, 'exhibit PDF, pixels under a cover');
  if (await pdfPage.hasPictureBeyondEdge()) watch.note(variant.name, 'exhibit PDF, picture beyond the page');
  return text;
}

async function exportAll(program: Program, pages: readonly Page[]): Promise<string> {
  const path = (end: string) => `/api/matters/${MATTER}/${end}`;
  const tag = (await program.post(path('tags'), { name: 'All', color: 'blue' })) as Tag;
  const pageIds = pages.map(({ page }) => page.pageId);
  const target = { kind: 'pages', pageIds };
  await program.post(path('decisions'), { tagId: tag.tagId, answer: 'yes', target });
  const { exportId } = (await program.post(path('exports'), {
    tagId: tag.tagId,
    productionId: null,
  })) as ExportJob;
  for (;;) {
    const job = (await getJson<ExportJob[]>(program, '/exports')).find((each) => each.exportId === exportId);
    if (job?.status === 'done') return exportId;
    if (job?.status === 'failed' || job?.status === 'cancelled')
      throw new Error(`The export: ${job.message}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
