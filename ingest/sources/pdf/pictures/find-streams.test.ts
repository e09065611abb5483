import { expect, it } from 'vitest';
import { saveFile } from '../../../testing/builders/build-pdf.ts';
import { StreamFinder } from './find-streams.ts';

it.each([
  ['in its dictionary', '/Length 5', ''],
  ['in an object behind it', '/Length 8 0 R', '8 0 obj\n5\nendobj\n'],
])('a stream whose length stands %s is found with all of its bytes', async (_where, length, behind) => {
  const object = `7 0 obj\n<<${length}/Width 3>>\nstream\nbytes\nendstream\nendobj\n`;
  const finder = new StreamFinder(await saveFile(`%PDF-1.7\n${object}${behind}`, 'pdf'));
  const found = await finder.find({ number: 7, generation: 0 });
  expect(found?.bytes.toString()).toBe('bytes');
});
