import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SeenPages } from '#contract/reports/coverage.ts';
import { CallFailed, ConnectionLost } from '../server/call-failed.ts';
import { SeenOutbox } from './seen-outbox.ts';

const KEY = 'seen-pages ndlon rae';
let stored: Map<string, string>;
let sent: SeenPages['pages'][];
let failure: Error | undefined;

/** As after a reload: a new outbox on the same storage. */
function openOutbox(): SeenOutbox {
  const outbox = new SeenOutbox({
    key: KEY,
    storage: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    },
    send: async ({ pages }) => {
      if (failure) throw failure;
      sent.push(pages);
    },
    now: Date.now,
  });
  outbox.open();
  return outbox;
}

const listSent = () => sent.map((pages) => pages.map(({ pageId }) => pageId));

describe('the pages that a person has seen', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    stored = new Map();
    sent = [];
    failure = undefined;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are reported together, each with the seconds since it was seen, and once', async () => {
    const outbox = openOutbox();
    outbox.add('a');
    await vi.advanceTimersByTimeAsync(2000);
    outbox.add('b');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual([
      [
        { pageId: 'a', secondsAgo: 5 },
        { pageId: 'b', secondsAgo: 3 },
      ],
    ]);
    expect(stored.size).toBe(0);
  });

  it('wait for the connection, over a reload too, and none is lost', async () => {
    failure = new ConnectionLost(new TypeError('Failed to fetch'));
    openOutbox().add('a');
    await vi.advanceTimersByTimeAsync(10_000);
    const again = openOutbox();
    again.add('b');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(sent).toEqual([]);
    failure = undefined;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(listSent().flat().sort()).toEqual(expect.arrayContaining(['a', 'b']));
    expect(stored.size).toBe(0);
  });

  it('are kept while the person is signed out, and dropped when the matter refuses them', async () => {
    failure = new CallFailed({ code: 'not-signed-in', message: '' });
    const outbox = openOutbox();
    outbox.add('a');
    await vi.advanceTimersByTimeAsync(5000);
    expect(stored.get(KEY)).toContain('"a"');
    failure = new CallFailed({ code: 'not-found', message: '' });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(stored.size).toBe(0);
  });

  it('are dropped after a month, which the server would refuse, and so is a damaged storage', async () => {
    stored.set(KEY, JSON.stringify([{ pageId: 'old', at: 0 }, 'damaged', { pageId: 'new', at: Date.now() }]));
    openOutbox();
    await vi.advanceTimersByTimeAsync(5000);
    expect(listSent()).toEqual([['new']]);
    stored.set(KEY, '{');
    openOutbox().add('later');
    await vi.advanceTimersByTimeAsync(5000);
    expect(listSent().at(-1)).toEqual(['later']);
  });

  it('are sent at most 500 at a time', async () => {
    const outbox = openOutbox();
    for (let page = 0; page < 700; page += 1) outbox.add(`page-${page}`);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent.map(({ length }) => length)).toEqual([500, 200]);
  });
});
