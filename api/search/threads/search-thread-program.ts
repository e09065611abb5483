import { workerData } from 'node:worker_threads';
import { answerCalls } from '../../jobs/core/answer-calls.ts';
import { LocalSearch } from '../local-search.ts';
import type { SearchCall, SearchPlace } from './search-thread.ts';

/** The program of the thread that searches. */

const { path, meilisearch } = workerData as SearchPlace;
const search = LocalSearch.at(path, { meilisearch });

// A read error now is reported to the first caller.
search.warmUp().catch(() => undefined);

answerCalls(({ name, given }: SearchCall) => {
  const ask = search[name] as (...given: unknown[]) => Promise<unknown>;
  return ask.apply(search, given);
});
