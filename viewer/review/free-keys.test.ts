import { expect, it } from 'vitest';
import { buildTag } from '../testing/build-page.ts';
import { freeKeys } from './free-keys.ts';

it('a tag may keep its own key but not take a key of another tag or of the reader', () => {
  const tags = [buildTag({ tagId: 'a', key: '1' }), buildTag({ tagId: 'b', key: '2' })];
  const keys = freeKeys(tags, { tagId: 'a' });
  expect(keys).toContain('1');
  expect(keys).not.toContain('2');
  expect(keys).not.toContain('j');
});
