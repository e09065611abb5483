import { afterEach, describe, expect, it } from 'vitest';
import { DrivenClock } from '../../testing/driven-clock.ts';
import { WorkerDied, WorkerHost, WorkerHung } from './worker-host.ts';
import { processOf, type StartLine, threadOf } from './worker-line.ts';

const worker = (name: string) => new URL(`../../testing/workers/${name}.ts`, import.meta.url);

/** The orders that obedient-worker.ts accepts. */
type Order = { say: unknown } | { refuse: string } | { lack: string } | { wait: true };

let host: WorkerHost<Order, unknown, number>;
afterEach(() => host.close());

const places: { place: string; of: (program: URL) => StartLine }[] = [
  { place: 'a thread', of: threadOf },
  { place: 'a process', of: processOf },
];

describe.each(places)('a worker in $place', ({ of }) => {
  const open = (name = 'obedient-worker', clock = new DrivenClock()) => {
    host = new WorkerHost(of(worker(name)), clock);
    return host;
  };

  it('answers simultaneous calls, each with its own result, bytes included', async () => {
    const { call } = bound(open());
    const bytes = new Uint8Array([1, 2, 3]);
    expect(await Promise.all([call({ say: 'one' }), call({ say: bytes })])).toEqual(['one', bytes]);
  });

  it('passes on errors with their class, codes and causes, and keeps working', async () => {
    const { call } = bound(open());
    await expect(call({ refuse: 'Not so.' })).rejects.toMatchObject({ code: 'conflict', message: 'Not so.' });
    await expect(call({ lack: '/gone' })).rejects.toMatchObject({ code: 'ENOENT', path: '/gone' });
    expect(await call({ say: 'still here' })).toBe('still here');
  });

  it('that dies rejects all calls, and starts again with the next one', async () => {
    const { call } = bound(open('dying-worker'));
    const calls = await Promise.allSettled([call({ wait: true }), call({ wait: true })]);
    expect(calls.map((each) => each.status === 'rejected' && each.reason)).toEqual([
      expect.any(WorkerDied),
      expect.any(WorkerDied),
    ]);
    await expect(call({ say: 'again' })).rejects.toThrow(WorkerDied);
  });

  it('that hangs is killed when its time is over', async () => {
    const clock = new DrivenClock();
    const begun = Promise.withResolvers<void>();
    const calling = open('hanging-worker', clock).call(
      { wait: true },
      { patience: 1000, onProgress: () => begun.resolve() },
    );
    const hung = expect(calling).rejects.toThrow(WorkerHung);
    await begun.promise;
    clock.pass(1000);
    await new Promise((resolve) => setImmediate(resolve));
    clock.pass(1000);
    await hung;
  });

  it('is asked to end a call that is canceled, and killed if it does not', async () => {
    const clock = new DrivenClock();
    const { call } = bound(open('obedient-worker', clock));
    const cancel = new AbortController();
    const waiting = call({ wait: true }, cancel.signal);
    await call({ say: 'it has heard both' });
    cancel.abort(new Error('Nobody waits any more.'));
    expect(await waiting).toBe('cancelled');

    await host.close();
    const begun = Promise.withResolvers<void>();
    const stop = new AbortController();
    const stuck = open('hanging-worker', clock).call(
      { wait: true },
      { signal: stop.signal, onProgress: () => begun.resolve(), grace: 500 },
    );
    const killed = expect(stuck).rejects.toThrow('Enough.');
    await begun.promise;
    stop.abort(new Error('Enough.'));
    clock.pass(500);
    await killed;
  });
});

function bound(opened: typeof host) {
  return { call: (order: Order, signal?: AbortSignal) => opened.call(order, { signal }) };
}
