import { describe, expect, it } from 'vitest';
import { LargePlace } from './large-place.ts';

const never = new AbortController().signal;
const [one, other, third] = [{}, {}, {}];

describe('the place for a large page', () => {
  it('is for one page at a time, which may take it again', () => {
    const place = new LargePlace();
    expect([place.take(one), place.take(one), place.take(other)]).toEqual([true, true, false]);
    place.leave(other);
    expect(place.isTakenBy(one)).toBe(true);
    place.leave(one);
    expect(place.take(other)).toBe(true);
  });

  it('passes from page to page, once to each, however many wait', async () => {
    const place = new LargePlace();
    place.take(one);
    const order: object[] = [];
    const wait = async (page: object) => {
      await place.await(page, never);
      order.push(page);
      place.leave(page);
    };
    const all = Promise.all([wait(other), wait(third)]);
    expect(order).toEqual([]);
    place.leave(one);
    await all;
    expect(order).toEqual([other, third]);
  });

  it('is no longer waited for once nobody wants the page', async () => {
    const place = new LargePlace();
    place.take(one);
    const cancel = new AbortController();
    const waiting = place.await(other, cancel.signal);
    cancel.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    place.leave(one);
    expect(place.take(third)).toBe(true);
  });
});
