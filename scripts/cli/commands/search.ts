import { userInfo } from 'node:os';
import { QueryRecorder } from '#api/reports/query-recorder.ts';
import type { MeiliAddress } from '#api/search/engines/meilisearch/meili-server.ts';
import { parseQuery } from '#api/search/language/parse-query.ts';
import { writeQuery } from '#api/search/language/write-query.ts';
import { openSearch } from '#api/search/open-search.ts';
import { withLikeWords } from '#api/search/vocabulary/like-words.ts';
import { SearchMode } from '#contract/pages/current-list.ts';
import { EngineName, type SearchReport } from '#contract/search/search.ts';
import { joinForms } from '#contract/search/variants.ts';
import { counted } from '#contract/values/counted.ts';
import { showUnseen } from '#ingest';
import {
  type Command,
  configOf,
  matterOption,
  numberOption,
  requiredOption,
  textOption,
  UsageError,
  type Words,
  withMatter,
} from '../command.ts';
import { printJson, printText } from '../print.ts';

export const command: Command = {
  usage:
    'QUERY --matter SLUG [--mode exact|explore] [--engine NAME] [--limit N] [--json] | --variants TERM --matter SLUG [--json]',
  help: `
Words, "phrases", AND, OR, NOT, parentheses. Words side by side mean AND. opt-out finds opt-out, opt out
and optout, also broken at a line's end. Put the query in quotes for your shell: '"opt out" AND NOT press'

  voluntar* w/10 mandator*   at most ten words apart; w/1 is next to each other
  may pre/3 opt-out          in this order
  voluntary NOT w/3 "not"    where none is so near
  mandat*y, *bility, sher?ff * is any letters or none, ? is one
  communities~               misread or misspelt: a letter or two may differ
  tag: production: bates: source: confidence< file:   pages by what is known of them: 'bates:"A 1..20"'
  by:ann             pages on which she has decided something
  from: to: cc: custodian: subject: kind: date:       and by what a load file says of their document

How it was understood is said in words, and as the language writes it. api/search/language/GRAMMAR.md has all of it

  --mode explore   forgives slips and misreadings, ranks, and shows 1,000 pages at most; "phrases" and -word
  --engine NAME    of Explore: sqlite, or meilisearch, which needs MEILI_URL and an index that the server
                   has filled. By default meilisearch where MEILI_URL is set. Exact is always sqlite
  --limit N   show this many hits; by default all of them. The counts are always of all
  --fuzzy     put ~ behind every plain word: what was misread or misspelt is found too
  --json      the result as JSON on stdout
  --variants TERM   instead of searching: the forms of a word that the matter's pages have, with their
              pages, and the part of a query that finds all of them

An Exact query is recorded with its count and the corpus version, see the Reports screen`,
  options: {
    matter: { type: 'string' },
    mode: { type: 'string' },
    engine: { type: 'string' },
    fuzzy: { type: 'boolean' },
    limit: { type: 'string' },
    json: { type: 'boolean' },
    variants: { type: 'string' },
  },
  async run(words) {
    if (textOption(words, 'variants') !== undefined) return showVariants(words);
    const query = readQuery(words);
    matterOption(words);
    const limit = numberOption(words, 'limit', 0) ?? Number.MAX_SAFE_INTEGER;
    const mode = modeOption(words);
    const meilisearch = engineOption(words, mode);
    const result = await withMatter(words, async ({ database, now, newId }, matter) => {
      const search = openSearch(database, meilisearch);
      const recorder = new QueryRecorder({ database, search, newId, onError: rethrow });
      try {
        const act = { actor: userInfo().username, at: now() };
        const found = await search.searchPages(query, { matterId: matter.id }, { offset: 0, limit, mode });
        if (mode === 'exact')
          recorder.record({ act, matterId: matter.id, q: query, scope: {}, result: found });
        return found;
      } finally {
        await recorder.close();
        await search.close();
      }
    });
    const report: SearchReport = {
      mode: result.mode,
      engine: result.engine,
      echo: result.echo,
      canonical: result.canonical,
      pages: result.pages,
      isAtLeast: result.isAtLeast,
      isPartial: result.isPartial,
      notice: result.notice,
      documents: result.documents,
      corpusVersion: result.corpusVersion,
      milliseconds: result.milliseconds,
      hits: result.hits.map(({ pageId, bates, file, pageNumber, snippet }) => ({
        pageId,
        bates,
        file,
        pageNumber,
        snippet,
      })),
    };
    if (words.values.json) printJson(report);
    else printText(describeReport(report));
    return 0;
  },
};

/** With --fuzzy the query says itself what it asks: it is recorded so. */
function readQuery(words: Words): string {
  const query = words.positionals.join(' ');
  if (!query.trim()) throw new UsageError('Say what to look for.');
  return words.values.fuzzy ? writeQuery(withLikeWords(parseQuery(query))) : query;
}

function modeOption(words: Words): SearchMode {
  const mode = SearchMode.safeParse(textOption(words, 'mode') ?? 'exact');
  if (!mode.success) throw new UsageError('--mode takes exact or explore.');
  return mode.data;
}

/** The search server to ask, where one is to be asked. */
function engineOption(words: Words, mode: SearchMode): MeiliAddress | undefined {
  const name = textOption(words, 'engine');
  const { meilisearch } = configOf(words);
  if (name === undefined) return meilisearch;
  const engine = EngineName.safeParse(name);
  if (!engine.success) throw new UsageError('--engine takes sqlite or meilisearch.');
  if (engine.data === 'sqlite') return undefined;
  if (mode === 'exact') {
    throw new UsageError('Exact counts every page, which only sqlite does. Add --mode explore.');
  }
  if (!meilisearch) throw new UsageError('--engine meilisearch needs MEILI_URL.');
  return meilisearch;
}

function describeReport(report: SearchReport): string {
  const { echo, canonical, pages, documents, hits, notice } = report;
  const inDocuments = documents === null ? '' : ` in ${counted(documents, 'document')}`;
  const found = `${report.isAtLeast ? 'At least ' : ''}${counted(pages, 'page')}${inDocuments}`;
  const partial = report.isPartial ? '\nThe search server stopped before it had looked at everything.' : '';
  const lines = hits.map(
    (hit) => `${hit.bates ?? hit.pageId}  ${showUnseen(hit.file)} p. ${hit.pageNumber}\n    ${hit.snippet}\n`,
  );
  return `${echo}\n${canonical}\n${found}${partial}\n${notice === null ? '' : `${notice}\n`}${lines.join('')}`;
}

function rethrow(error: unknown): never {
  throw error;
}

const KINDS = { spelling: 'joined or apart', inflection: 'inflected', misread: 'misread or misspelt' };

async function showVariants(words: Words): Promise<number> {
  if (words.positionals.length > 0) throw new UsageError('Say either a query or --variants TERM.');
  const term = requiredOption(words, 'variants');
  matterOption(words);
  const found = await withMatter(words, async ({ database }, matter) => {
    const search = openSearch(database);
    try {
      return await search.listVariants(matter.id, term);
    } finally {
      await search.close();
    }
  });
  const query = joinForms([found.term, ...found.variants.map(({ form }) => form)]);
  if (words.values.json) printJson({ ...found, query });
  else {
    const lines = found.variants.map(
      ({ kind, form, pages }) => `${form}  ${counted(pages, 'page')}, ${KINDS[kind]}\n`,
    );
    const more = found.more > 0 ? `${counted(found.more, 'more form')}\n` : '';
    printText(`${found.term}  ${counted(found.pages, 'page')}\n${lines.join('')}${more}${query}\n`);
  }
  return 0;
}
