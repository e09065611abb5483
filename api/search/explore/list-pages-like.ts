import type { SearchHit } from '#contract/search/search.ts';
import { listIndexEntries, listKeysByRank } from '../../repositories/search/page-terms.ts';
import { boundQuery } from '../engines/bound-query.ts';
import { plainForms } from '../engines/term-forms.ts';
import { PageSet } from '../exact/page-set.ts';
import { listHits } from '../exact/show-hits.ts';
import { countByDocument } from '../facets/counted-pages.ts';
import type { Query } from '../language/query.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

/** Number of a page's terms by which similar pages are found. */
const MOST_TERMS = 12;
const MOST_PAGES = 20;
/** Ranking evaluates every entry of the terms: this many take some 20 ms. */
const MOST_ENTRIES = 60_000;
/** Shorter words, and numbers, say little about a page's topic. */
const DISTINCTIVE = /^\p{L}{4,}$/u;

/** Other pages of the matter with this one's most telling words, most similar first. */
export async function listPagesLike(snapshot: Snapshot, matterId: string, key: number): Promise<SearchHit[]> {
  const { database, catalog } = snapshot;
  const [entry] = await listIndexEntries(database, [key]);
  const vocabulary = await snapshot.openVocabulary();
  const terms = listDistinctive(vocabulary, entry?.terms.split(' ') ?? []);
  if (terms.length === 0) return [];
  const query: Query = { kind: 'or', parts: terms.map(toWord), at: 0, end: 0 };
  const { possible } = boundQuery(query, plainForms(vocabulary));
  const ranked = possible === null ? [] : await listKeysByRank(database, possible, MOST_ENTRIES);
  const scope = await snapshot.listScope({ matterId });
  const keys = ranked.filter((each) => each !== key && scope.has(each)).slice(0, MOST_PAGES);
  const byDocument = countByDocument(catalog, PageSet.of(keys));
  return listHits(database, query, keys, {
    matterId,
    holdsOn: () => () => false,
    inDocument: (each) => byDocument[catalog.documentOf(each)] ?? 0,
    countsPlaces: false,
  });
}

/** Terms that are frequent here and rare elsewhere (tf-idf), and may be on other pages. */
function listDistinctive(vocabulary: Vocabulary, terms: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const term of terms) if (DISTINCTIVE.test(term)) times.set(term, (times.get(term) ?? 0) + 1);
  const weighed = [...times].flatMap(([term, count]) => {
    const pages = vocabulary.countPages(term);
    return pages < 2 ? [] : [{ term, pages, weight: count * Math.log(vocabulary.pages / pages) }];
  });
  weighed.sort((one, other) => other.weight - one.weight);
  let entries = 0;
  return weighed
    .filter(({ pages, weight }) => {
      entries += pages;
      return weight > 0 && entries <= MOST_ENTRIES;
    })
    .slice(0, MOST_TERMS)
    .map(({ term }) => term);
}

function toWord(term: string): Query {
  return { kind: 'word', written: term, alternatives: [[{ term, match: 'exact' }]], at: 0, end: 0 };
}
