import { userInfo } from 'node:os';
import { QueryRecorder } from '#api/reports/query-recorder.ts';
import type { MeiliAddress } from '#api/search/engines/meilisearch/meili-server.ts';
import { parseQuery } from '#api/search/language/parse-query.ts';
import { writeQuery } from '#api/search/language/write-query.ts';
import { openSearch } from '#api/search/open-search.ts';
import { withLikeWords } from '#api/search/vocabulary/like-words.ts';
import { SearchMode } from '#contract/pages/current-list.ts';
import { EngineName, MOST_PAGES_WITH_HITS, type SearchReport } from '#contract/search/search.ts';
import { joinForms } from '#contract/search/variants.ts';
import { counted } from '#contract/values/counted.ts';
import { showUnseen } from '#ingest';
import {
  type Command,
  configOf,
  flags,
  matterOption,
  numberOption,
  requiredOption,
  textOption,
  textOptions,
  UsageError,
  type Words,
  withMatter,
} from '../command.ts';
import { printJson, printText } from '../print.ts';

export const command: Command = {
  usage:
    'QUERY --matter SLUG [--mode exact|explore] [--engine NAME] [--limit N] [--json] | --variants TERM --matter SLUG [--json]',
  help: `
Use words, "phrases", AND, OR, NOT and parentheses. Words next to each other mean AND. opt-out finds opt-out, opt out
and optout, also when hyphenated at the end of a line. Quote the query for your shell: '"opt out" AND NOT press'

  voluntar* w/10 mandator*   within ten words of each other; w/1 means next to each other
  may pre/3 opt-out          within three words, in this order
  voluntary NOT w/3 "not"    not within three words of "not"
  mandat*y, *bility, sher?ff * stands for any letters or none, ? for one letter
  communities~               tolerates OCR errors and misspellings: a letter or two may differ
  tag: production: bates: source: confidence< file:   filter by page, as in 'bates:"A 1..20"'
  by:ann             pages on which this user made a decision
  state:conflict     pages on which people differ about a tag; also state:unsure, yes, no
  reviewed:no        pages about which nobody decided; level:second (first, adjudication), by level of review
  seen:no            pages that nobody has had on screen long enough to read them
  note:ask           pages with a note or reply that has the word; passage:"opt-out policy", by tag of a passage
  from: to: cc: custodian: subject: kind: date:       filter by fields of the document

Prints how the query was understood, in words and in query syntax. See api/search/language/GRAMMAR.md for details.

  --mode explore   tolerate typing and OCR errors, rank the results, and show at most 1,000 pages; supports
                   "phrases" and -word
  --engine NAME    engine for Explore: sqlite, or meilisearch, which needs MEILI_URL and an index that the
                   server has built (default: meilisearch if MEILI_URL is set). Exact always uses sqlite
  --limit N        show at most N hits (default: all); counts always include all hits
  --fuzzy          add ~ to every plain word, to also find OCR errors and misspellings
  --json           print the result as JSON
  --variants TERM  instead of searching, list the forms of a word that occur in the matter, with their page
                   counts and a query that finds them all

Exact queries are recorded with their counts and the corpus version; see the Reports screen.`,
  options: { ...textOptions('matter', 'mode', 'engine', 'limit', 'variants'), ...flags('fuzzy', 'json') },
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
        const wanted = { offset: 0, limit, mode, places: true };
        const found = await search.searchPages(query, { matterId: matter.id }, wanted);
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
      places: result.places,
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

/** --fuzzy changes the query itself, so that the query is recorded as it was run. */
function readQuery(words: Words): string {
  const query = words.positionals.join(' ');
  if (!query.trim()) throw new UsageError('Enter a query.');
  return words.values.fuzzy ? writeQuery(withLikeWords(parseQuery(query))) : query;
}

function modeOption(words: Words): SearchMode {
  const mode = SearchMode.safeParse(textOption(words, 'mode') ?? 'exact');
  if (!mode.success) throw new UsageError('--mode must be exact or explore.');
  return mode.data;
}

/** The search server to query, if one is configured. */
function engineOption(words: Words, mode: SearchMode): MeiliAddress | undefined {
  const name = textOption(words, 'engine');
  const { meilisearch } = configOf(words);
  if (name === undefined) return meilisearch;
  const engine = EngineName.safeParse(name);
  if (!engine.success) throw new UsageError('--engine must be sqlite or meilisearch.');
  if (engine.data === 'sqlite') return undefined;
  if (mode === 'exact') {
    throw new UsageError('Exact search always uses sqlite. To use meilisearch, add --mode explore.');
  }
  if (!meilisearch) throw new UsageError('--engine meilisearch needs MEILI_URL.');
  return meilisearch;
}

function describeReport(report: SearchReport): string {
  const { echo, canonical, pages, documents, places, hits, notice } = report;
  const inDocuments = documents === null ? '' : ` in ${counted(documents, 'document')}`;
  const uncounted =
    report.mode === 'exact' && pages > MOST_PAGES_WITH_HITS
      ? `; hits are counted for up to ${counted(MOST_PAGES_WITH_HITS, 'page')}`
      : '';
  const inHits = places === null ? uncounted : `, ${counted(places, 'hit')}`;
  const found = `${report.isAtLeast ? 'At least ' : ''}${counted(pages, 'page')}${inDocuments}${inHits}`;
  const partial = report.isPartial ? '\nThe search server stopped before it had searched all pages.' : '';
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
  if (words.positionals.length > 0) throw new UsageError('Enter either a query or --variants TERM.');
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
