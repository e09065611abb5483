/** A record as it was sent: attributes are texts or lists of texts. */
export type StandInRecord = { id: string } & Record<string, string | string[] | null>;

export interface StandInSearch {
  q: string;
  filter?: (string | string[])[];
  matchingStrategy?: 'all' | 'last';
  hitsPerPage?: number;
  facets?: string[];
  showMatchesPosition?: boolean;
  showRankingScoreDetails?: boolean;
}

interface Wanted {
  /** Words that follow each other. */
  words: string[];
  isPrefix: boolean;
  isUnwanted: boolean;
}

/** Terms are cut as the real one does with our separators: letters and digits. */
const WORD = /[\p{L}\p{N}]+/gu;
const MOST_TERMS = 10;

/** What the stand-in finds: all of the words (or with `last` the first of them), most matches first. */
export function searchRecords(records: readonly StandInRecord[], search: StandInSearch, isCutOff: boolean) {
  const wanted = readText(search.q);
  const filtered = records.filter((record) => passes(record, search.filter ?? []));
  const present = wanted.filter(({ isUnwanted }) => !isUnwanted);
  const absent = wanted.filter(({ isUnwanted }) => isUnwanted);
  const least = search.matchingStrategy === 'last' ? Math.min(1, present.length) : present.length;
  const found: { record: StandInRecord; kept: number; matches: number }[] = [];
  for (const record of filtered) {
    if (absent.some((each) => countMatches(record, each) > 0)) continue;
    const counts = present.map((each) => countMatches(record, each));
    const missing = counts.indexOf(0);
    const kept = missing < 0 ? counts.length : missing;
    if (kept >= least) found.push({ record, kept, matches: counts.reduce((sum, count) => sum + count, 0) });
  }
  found.sort((one, other) => other.kept - one.kept || other.matches - one.matches);
  const shown = found.slice(0, search.hitsPerPage ?? 20);
  return {
    hits: shown.map(({ record }) => ({
      id: record.id,
      ...(search.showMatchesPosition ? { _matchesPosition: { text: listPlaces(record, present) } } : {}),
      ...(search.showRankingScoreDetails
        ? { _rankingScoreDetails: isCutOff ? { skipped: { order: 0 } } : { words: { order: 0 } } }
        : {}),
    })),
    query: search.q,
    processingTimeMs: 1,
    page: 1,
    hitsPerPage: search.hitsPerPage ?? 20,
    totalHits: Math.min(found.length, 1000),
    totalPages: 1,
    ...(search.facets ? { facetDistribution: countFacets(found, search.facets) } : {}),
  };
}

function readText(text: string): Wanted[] {
  const pieces = [...text.matchAll(/(-?)(?:"([^"]*)"|(\S+))/gu)].flatMap((match) => {
    const [piece, minus, phrase, plain = ''] = match;
    const isLast = match.index + piece.length === text.length && phrase === undefined;
    const words = cut(phrase ?? plain);
    const each = phrase === undefined ? words.map((word) => [word]) : [words];
    return each
      .filter((run) => run.length > 0)
      .map((run) => ({
        words: run,
        isPrefix: isLast,
        isUnwanted: minus === '-',
        isPhrase: phrase !== undefined,
      }));
  });
  return pieces.slice(0, MOST_TERMS);
}

function cut(text: string): string[] {
  return [...fold(text).matchAll(WORD)].map(([word]) => word);
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function listTexts(record: StandInRecord): string[] {
  return ['text', 'joined', 'bates', 'subject', 'from', 'to', 'cc', 'custodians', 'file'].flatMap(
    (name) => record[name] ?? [],
  );
}

function countMatches(record: StandInRecord, wanted: Wanted): number {
  return listTexts(record).reduce((sum, text) => {
    const terms = cut(text);
    const places = terms.filter((_, at) =>
      wanted.words.every((word, next) => isMeant(terms[at + next], word, wanted)),
    );
    return sum + places.length;
  }, 0);
}

function isMeant(term: string | undefined, word: string, { isPrefix, words }: Wanted): boolean {
  if (term === undefined) return false;
  if (term === word || (isPrefix && term.startsWith(word))) return true;
  if (words.length > 1 || word.length < 5 || /\d/u.test(word)) return false;
  return countEdits(term, word) <= (word.length < 9 ? 1 : 2);
}

function countEdits(one: string, other: string): number {
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [row, letter] of [...one].entries()) {
    const next = [row + 1];
    for (const [at, wanted] of [...other].entries()) {
      const changed = (last[at] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(changed, (last[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    last = next;
  }
  return last[other.length] ?? 0;
}

/** In bytes of the stored text, as the real one says them. */
function listPlaces(record: StandInRecord, wanted: readonly Wanted[]) {
  const text = String(record.text ?? '');
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)]
    .filter(([word]) => wanted.some((each) => each.words.some((one) => isMeant(fold(word), one, each))))
    .map((match) => ({
      start: Buffer.byteLength(text.slice(0, match.index)),
      length: Buffer.byteLength(match[0]),
    }));
}

/** `attribute = "value"`, with `\"` and `\\` inside the quotes; any of an inner list. */
function passes(record: StandInRecord, filter: readonly (string | string[])[]): boolean {
  return filter.every((each) => [each].flat().some((condition) => holds(record, condition)));
}

function holds(record: StandInRecord, condition: string): boolean {
  const parsed = /^(\w+) = "((?:[^"\\]|\\.)*)"$/su.exec(condition);
  if (!parsed) throw new Error(`The stand-in does not know this filter: ${condition}`);
  const [, attribute = '', quoted = ''] = parsed;
  const value = fold(quoted.replace(/\\(.)/gsu, '$1'));
  return [record[attribute] ?? []].flat().some((text) => fold(text) === value);
}

function countFacets(found: readonly { record: StandInRecord }[], attributes: readonly string[]) {
  return Object.fromEntries(
    attributes.map((attribute) => {
      const counts: Record<string, number> = {};
      for (const { record } of found)
        for (const value of [record[attribute] ?? []].flat()) counts[value] = (counts[value] ?? 0) + 1;
      return [attribute, counts];
    }),
  );
}
