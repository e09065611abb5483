/**
 * Rich text as compressed by Outlook ([MS-OXRTFCP]), for tests: before each eight bytes one that marks them
 * as literals.
 */
export function packRtf(text: string): Buffer {
  const data = Buffer.from(text.replaceAll(/.{1,8}/gs, '\0$&'), 'latin1');
  const head = Buffer.alloc(16);
  head.writeUInt32LE(data.length + 12, 0);
  head.writeUInt32LE(text.length, 4);
  head.write('LZFu', 8, 'latin1');
  return Buffer.concat([head, data]);
}
