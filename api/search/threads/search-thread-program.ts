import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { toFaultProblem } from '../../describe-fault.ts';
import { toProblem, UncoverError } from '../../errors.ts';
import { LocalSearch } from '../local-search.ts';
import type { SearchAnswer, SearchCall, SearchPlace } from './search-thread.ts';

/** The program of the thread that searches: answers one question after the other. */

const { path, meilisearch } = workerData as SearchPlace;
const search = LocalSearch.at(path, { meilisearch });

// What can't be read now is said to the first who asks.
search.warmUp().catch(() => undefined);

parentPort?.on('message', async (call: SearchCall) => {
  parentPort?.postMessage(await answer(call));
});

async function answer({ id, name, given }: SearchCall): Promise<SearchAnswer> {
  try {
    const ask = search[name] as (...given: unknown[]) => Promise<unknown>;
    return { id, answer: await ask.apply(search, given) };
  } catch (error) {
    const known = error instanceof UncoverError ? error : toFaultProblem(error, dirname(path));
    if (known) return { id, problem: toProblem(known) };
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
