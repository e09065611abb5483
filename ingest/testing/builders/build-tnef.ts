/** Outlook's `winmail.dat` ([MS-OXTNEF]), for tests. */

interface TnefToBuild {
  body?: string;
  attachments?: { name: string; content: Buffer }[];
}

export function buildTnef({ body, attachments = [] }: TnefToBuild): Buffer {
  const parts: Buffer[] = [Buffer.from('789f3e220100', 'hex')];
  if (body !== undefined) parts.push(attribute(1, 0x0002800c, Buffer.from(`${body}\0`, 'latin1')));
  for (const { name, content } of attachments) {
    parts.push(attribute(2, 0x00069002, Buffer.alloc(14)));
    // The short name for old systems; the long one is among the properties.
    parts.push(attribute(2, 0x00018010, Buffer.from('SHORT~1.TXT\0')));
    parts.push(attribute(2, 0x0006800f, content));
    parts.push(attribute(2, 0x00069005, longName(name)));
  }
  return Buffer.concat(parts);
}

function attribute(level: number, id: number, value: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt8(level, 0);
  head.writeUInt32LE(id, 1);
  head.writeUInt32LE(value.length, 5);
  const checksum = Buffer.alloc(2);
  checksum.writeUInt16LE(value.reduce((sum, byte) => (sum + byte) & 0xffff, 0));
  return Buffer.concat([head, value, checksum]);
}

/** A list of two properties: one with its own name, then the file's name. */
function longName(name: string): Buffer {
  const text = Buffer.from(`${name}\0`, 'utf16le');
  const padding = Buffer.alloc((4 - (text.length % 4)) % 4);
  const named = [word(0x8001_0003), Buffer.alloc(16), word(0), word(0x8580), word(7)];
  return Buffer.concat([word(2), ...named, word(0x3707_001f), word(1), word(text.length), text, padding]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
