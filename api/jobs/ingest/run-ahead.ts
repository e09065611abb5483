/**
 * Takes up to `most` items from `source` before they are needed, so that its work and the caller's run in
 * parallel. An error is thrown in its turn. When the caller stops, so does the source.
 */
export async function* runAhead<Item>(source: AsyncGenerator<Item>, most: number): AsyncGenerator<Item> {
  const taken: Item[] = [];
  let ended = false;
  let failure: { error: unknown } | undefined;
  let wake = Promise.withResolvers<void>();
  const changed = () => {
    wake.resolve();
    wake = Promise.withResolvers();
  };
  const pump = async () => {
    try {
      for await (const item of source) {
        taken.push(item);
        changed();
        while (taken.length >= most && !ended) await wake.promise;
        if (ended) break;
      }
    } catch (error) {
      failure = { error };
    }
    ended = true;
    changed();
  };
  const pumping = pump();
  try {
    while (true) {
      const item = taken.shift();
      if (item !== undefined) {
        changed();
        yield item;
      } else if (ended) break;
      else await wake.promise;
    }
    if (failure) throw failure.error;
  } finally {
    ended = true;
    changed();
    await pumping;
  }
}
