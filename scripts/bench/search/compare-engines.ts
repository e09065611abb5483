import { parseTyped } from '#api/search/explore/parse-typed.ts';
import { join } from '#api/search/explore/to-queries.ts';
import { toQuery } from '#api/search/explore/typed-forms.ts';
import type { LocalSearch } from '#api/search/local-search.ts';
import { MATTER } from './build-matter.ts';
import { type TypedKind, type TypedQuery, typedKinds } from './typed-queries.ts';

/** The number of pages that Explore ranks; if there are more, the ranking decides which are found. */
const MOST = 1000;
/** The number of hits whose marks are compared. */
const SHOWN = 100;

interface Engines {
  sqlite: LocalSearch;
  meilisearch: LocalSearch;
}

/** What the engines find for one query. */
interface Compared {
  kind: TypedKind;
  both: number;
  onlySqlite: number;
  onlyMeilisearch: number;
  /** Pages that contain everything exactly as typed; and those of them that both engines found. */
  asWritten: number;
  asWrittenInBoth: number;
  /** Hits of Meilisearch that were examined, and those without a mark. */
  shown: number;
  unmarked: number;
}

/** Prints for each kind of query how many pages both engines find, and how many only one. */
export async function compareEngines(engines: Engines, queries: readonly TypedQuery[]): Promise<void> {
  const compared: Compared[] = [];
  const left = { wide: 0, answeredElsewhere: 0 };
  for (const query of queries) {
    const one = await compare(engines, query);
    if (typeof one === 'string') left[one] += 1;
    else compared.push(one);
  }
  print(
    `\n${compared.length} queries as people type them. Left out: ${left.wide} that find over ${MOST} pages, and ` +
      `${left.answeredElsewhere} that the embedded index answered in the server's stead`,
  );
  print(
    `  ${'pages found by'.padEnd(22)}    both  sqlite  meilisearch  as typed: both of all  without a mark`,
  );
  for (const kind of typedKinds)
    printLine(
      kind.name,
      compared.filter((each) => each.kind === kind),
    );
  printLine('all', compared);
}

async function compare(
  engines: Engines,
  { kind, text }: TypedQuery,
): Promise<Compared | 'wide' | 'answeredElsewhere'> {
  const [sqlite, meilisearch] = [
    await listFound(engines.sqlite, text),
    await listFound(engines.meilisearch, text),
  ];
  if (sqlite.size >= MOST || meilisearch.size >= MOST) return 'wide';
  const { engine, hits } = await engines.meilisearch.searchPages(
    text,
    { matterId: MATTER },
    { offset: 0, limit: SHOWN, mode: 'explore', isTyping: true },
  );
  if (engine !== 'meilisearch') return 'answeredElsewhere';
  const asWritten = kind.isAsWritten ? await listAsWritten(engines.sqlite, text) : [];
  return {
    kind,
    both: sqlite.intersection(meilisearch).size,
    onlySqlite: sqlite.difference(meilisearch).size,
    onlyMeilisearch: meilisearch.difference(sqlite).size,
    asWritten: asWritten.length,
    asWrittenInBoth: asWritten.filter((key) => sqlite.has(key) && meilisearch.has(key)).length,
    shown: hits.length,
    unmarked: hits.filter(({ places }) => places === 0).length,
  };
}

async function listFound(search: LocalSearch, text: string): Promise<Set<number>> {
  const window = { offset: 0, limit: MOST, mode: 'explore', isTyping: true, around: undefined } as const;
  return new Set((await search.listWindow(text, { matterId: MATTER }, window)).keys);
}

/** The result of an Exact search for all of the words and phrases. */
async function listAsWritten(search: LocalSearch, text: string): Promise<readonly number[]> {
  const { wanted } = parseTyped(text);
  const query = join(
    'and',
    wanted.map((part) => toQuery(part)),
  );
  return query ? search.listMatchingKeys(query, { matterId: MATTER }) : [];
}

function printLine(name: string, compared: readonly Compared[]): void {
  const sum = (of: (each: Compared) => number) => compared.reduce((all, each) => all + of(each), 0);
  const [all, inBoth] = [sum((each) => each.asWritten), sum((each) => each.asWrittenInBoth)];
  const share = all === 0 ? '' : `${((100 * inBoth) / all).toFixed(2)} % of ${all}`;
  const [shown, unmarked] = [sum((each) => each.shown), sum((each) => each.unmarked)];
  print(
    `  ${name.padEnd(22)}${pad(
      sum((each) => each.both),
      8,
    )}${pad(
      sum((each) => each.onlySqlite),
      8,
    )}` +
      `${pad(
        sum((each) => each.onlyMeilisearch),
        13,
      )}  ${share.padStart(21)}  ${unmarked} of ${shown}`,
  );
}

function pad(count: number, width: number): string {
  return String(count).padStart(width);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
