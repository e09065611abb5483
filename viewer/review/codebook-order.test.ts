import { describe, expect, it } from 'vitest';
import { headingOf, listItems, moveItem, type OrderedGroup } from './codebook-order.ts';

const order: OrderedGroup[] = [
  { groupId: 'one', tagIds: ['a', 'b'] },
  { groupId: 'two', tagIds: ['c'] },
  { groupId: null, tagIds: ['d'] },
];
const show = (groups: readonly OrderedGroup[]) => listItems(groups).join(', ');

describe('an item of the codebook', () => {
  it.each([
    ['a', 'b', 'group one, b, a, group two, c, group , d'],
    ['a', 'c', 'group one, b, group two, c, a, group , d'],
    ['d', 'a', 'group one, d, a, b, group two, c, group '],
    ['c', 'd', 'group one, a, b, group two, group , d, c'],
    ['b', headingOf('one'), 'group one, b, a, group two, c, group , d'],
    [headingOf('two'), 'a', 'group two, c, group one, a, b, group , d'],
    [headingOf('one'), 'd', 'group two, c, group one, a, b, group , d'],
    [headingOf(null), 'a', show(order)],
  ])('%s, moved to where %s is, makes it %s', (item, over, expected) => {
    expect(show(moveItem(order, item, over))).toBe(expected);
  });
});
