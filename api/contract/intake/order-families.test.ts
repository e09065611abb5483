import { expect, it } from 'vitest';
import { orderFamilies } from './order-families.ts';

it('each file is followed by the files it contained, at any depth, and none is lost', () => {
  const file = (fileId: string, parentId: string | null = null) => ({ fileId, parentId });
  const ordered = orderFamilies([
    file('a.zip'),
    file('a.zip.pdf'),
    file('a.zip/mail', 'a.zip'),
    file('a.zip/mail/scan', 'a.zip/mail'),
    file('b'),
    file('of one that is not here', 'elsewhere'),
    file('a.zip/z', 'a.zip'),
  ]);
  expect(ordered.map(({ fileId }) => fileId)).toEqual([
    'a.zip',
    'a.zip/mail',
    'a.zip/mail/scan',
    'a.zip/z',
    'a.zip.pdf',
    'b',
    'of one that is not here',
  ]);
});
