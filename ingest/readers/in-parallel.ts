/**
 * Runs jobs, at most `atOnce` at a time, and yields results as they finish, not in order. A result that waits
 * to be collected counts as running, so that nothing piles up before a slow caller. When the caller stops
 * early or a job rejects, the other jobs are canceled through their signal.
 */
export async function* inParallel<Job, Result>(
  jobs: Iterable<Job> | AsyncIterable<Job>,
  atOnce: number,
  work: (job: Job, signal: AbortSignal) => Promise<Result>,
): AsyncGenerator<{ job: Job; result: Result }> {
  const cancel = new AbortController();
  const source = iterate(jobs);
  const underWay = new Set<Promise<Step<Job, Result>>>();
  let pull: Promise<Step<Job, Result>> | undefined;
  let exhausted = false;
  try {
    while (true) {
      if (!exhausted && !pull && underWay.size < atOnce) pull = pullFrom(source);
      const steps = pull ? [pull, ...underWay] : [...underWay];
      if (steps.length === 0) return;
      const step = await Promise.race(steps);
      if (step.kind === 'job') {
        pull = undefined;
        underWay.add(begin(step.job));
      } else if (step.kind === 'end') {
        pull = undefined;
        exhausted = true;
      } else {
        underWay.delete(step.self());
        yield { job: step.job, result: step.result };
      }
    }
  } finally {
    cancel.abort(new Error('The caller stopped collecting results.'));
    if (!exhausted) await source.return?.();
  }

  function begin(job: Job): Promise<Step<Job, Result>> {
    const promise: Promise<Step<Job, Result>> = work(job, cancel.signal).then((result) => ({
      kind: 'done',
      job,
      result,
      self: () => promise,
    }));
    // Canceled work rejects after everybody has stopped listening.
    promise.catch(() => {});
    return promise;
  }
}

type Step<Job, Result> =
  | { kind: 'job'; job: Job }
  | { kind: 'end' }
  | { kind: 'done'; job: Job; result: Result; self: () => Promise<Step<Job, Result>> };

async function pullFrom<Job>(source: AsyncIterator<Job> | Iterator<Job>): Promise<Step<Job, never>> {
  const next = await source.next();
  return next.done ? { kind: 'end' } : { kind: 'job', job: next.value };
}

function iterate<T>(items: Iterable<T> | AsyncIterable<T>): AsyncIterator<T> | Iterator<T> {
  return Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
}
