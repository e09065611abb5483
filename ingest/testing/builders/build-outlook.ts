import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js';
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js';

/**
 * Outlook messages ([MS-OXMSG]), for tests: storages and streams named by the properties that they contain.
 */

export interface OutlookToBuild {
  subject: string;
  body?: string;
  html?: string;
  to?: { name: string; email: string }[];
  attachments?: { name: string; content: Buffer }[];
  /** A message attached as a message. */
  inner?: OutlookToBuild;
  /** Texts by the numbers of their properties, such as `3A16` for a contact's company. */
  texts?: Record<string, string>;
  /** The fields of an appointment, by the numbers of its property set: texts and times. */
  appointment?: Record<string, string | Date>;
  /** The body in the code page of an old machine, in place of `body`. */
  inCodePage?: { codePage: number; body: Buffer };
}

interface Storage {
  streams: Record<string, Buffer>;
  storages: Record<string, Storage>;
}

const UNICODE = '001F';
const IN_CODE_PAGE = '001E';
const CODE_PAGE = '3FFD';
/** PSETID_Appointment ([MS-OXPROPS], 1.3.2), in byte order. */
const APPOINTMENT = Buffer.from('0220060000000000c000000000000046', 'hex');
const BINARY = '0102';
const TO = 1;
const BY_VALUE = 1;
const EMBEDDED_MESSAGE = 5;

export function buildOutlook(message: OutlookToBuild): Buffer {
  const entries: Entry[] = [];
  addStorage(entries, 'Root Entry', toStorage(message, 32), TypeEnum.ROOT);
  return Buffer.from(burn(entries));
}

function addStorage(entries: Entry[], name: string, { streams, storages }: Storage, type: TypeEnum): number {
  const entry: Entry = { name, type, length: 0, children: [] };
  const index = entries.push(entry) - 1;
  for (const [stream, bytes] of Object.entries(streams)) {
    entry.children?.push(entries.length);
    entries.push({
      name: stream,
      type: TypeEnum.DOCUMENT,
      length: bytes.length,
      // A separate copy: the package takes the whole memory behind a Buffer.
      binaryProvider: () => Uint8Array.from(bytes),
    });
  }
  for (const [inner, storage] of Object.entries(storages)) {
    entry.children?.push(addStorage(entries, inner, storage, TypeEnum.DIRECTORY));
  }
  return index;
}

const text = (value: string) => Buffer.from(value, 'utf16le');
const stream = (property: string, type: string) => `__substg1.0_${property}${type}`;

/** `headerBytes` precede the fixed properties: 32 at the top, 24 in an inner message, 8 elsewhere. */
function toStorage(message: OutlookToBuild, headerBytes: number): Storage {
  const { subject, body, html, to = [], attachments = [], inner, texts = {}, inCodePage } = message;
  const named = nameProperties(message.appointment ?? {});
  const fixed = inCodePage ? numbers({ [CODE_PAGE]: inCodePage.codePage }).subarray(8) : Buffer.alloc(0);
  const streams: Record<string, Buffer> = {
    '__properties_version1.0': Buffer.concat([Buffer.alloc(headerBytes), fixed, named.times]),
    ...named.texts,
    [stream('0037', UNICODE)]: text(subject),
    [stream('0C1A', UNICODE)]: text('Ann Smith'),
    [stream('5D01', UNICODE)]: text('ann@ice.example'),
  };
  if (body !== undefined) streams[stream('1000', UNICODE)] = text(body);
  if (inCodePage) streams[stream('1000', IN_CODE_PAGE)] = inCodePage.body;
  for (const [property, value] of Object.entries(texts)) streams[stream(property, UNICODE)] = text(value);
  if (html !== undefined) streams[stream('1013', BINARY)] = Buffer.from(html);
  const storages: Record<string, Storage> = { '__nameid_version1.0': { streams: named.names, storages: {} } };
  for (const [index, { name, email }] of to.entries()) {
    storages[`__recip_version1.0_#${place(index)}`] = {
      streams: {
        '__properties_version1.0': numbers({ '0C15': TO }),
        [stream('3001', UNICODE)]: text(name),
        [stream('39FE', UNICODE)]: text(email),
      },
      storages: {},
    };
  }
  for (const [index, { name, content }] of attachments.entries()) {
    storages[`__attach_version1.0_#${place(index)}`] = {
      streams: {
        '__properties_version1.0': numbers({ '3705': BY_VALUE }),
        [stream('3707', UNICODE)]: text(name),
        [stream('3701', BINARY)]: content,
      },
      storages: {},
    };
  }
  if (inner) {
    storages[`__attach_version1.0_#${place(attachments.length)}`] = {
      streams: {
        '__properties_version1.0': numbers({ '3705': EMBEDDED_MESSAGE }),
        [stream('3001', UNICODE)]: text(inner.subject),
      },
      storages: { '__substg1.0_3701000D': toStorage(inner, 24) },
    };
  }
  return { streams, storages };
}

/** Milliseconds from 1601, when FILETIME begins, to 1970. */
const BEFORE_1970 = 11_644_473_600_000;

/**
 * Properties of a set get their own numbers in each message, from 8000 on, which the message lists
 * ([MS-OXMSG], 2.2.3).
 */
function nameProperties(values: Record<string, string | Date>): {
  names: Record<string, Buffer>;
  texts: Record<string, Buffer>;
  times: Buffer;
} {
  const texts: Record<string, Buffer> = {};
  const [list, times]: [Buffer[], Buffer[]] = [[], []];
  for (const [index, [number, value]] of Object.entries(values).entries()) {
    const entry = Buffer.alloc(8);
    entry.writeUInt32LE(Number.parseInt(number, 16), 0);
    // The first set of the list, after two that every message has; the number names the property.
    entry.writeUInt16LE(3 << 1, 4);
    entry.writeUInt16LE(index, 6);
    list.push(entry);
    const property = 0x8000 + index;
    if (typeof value === 'string') texts[stream(property.toString(16).toUpperCase(), UNICODE)] = text(value);
    else times.push(timeRow(property, value));
  }
  const names =
    list.length === 0
      ? {}
      : {
          [stream('0002', BINARY)]: APPOINTMENT,
          [stream('0003', BINARY)]: Buffer.concat(list),
          [stream('0004', BINARY)]: Buffer.alloc(4),
        };
  return { names, texts, times: Buffer.concat(times) };
}

function timeRow(property: number, value: Date): Buffer {
  const row = Buffer.alloc(16);
  row.writeUInt16LE(0x0040, 0);
  row.writeUInt16LE(property, 2);
  row.writeUInt32LE(6, 4);
  row.writeBigUInt64LE(BigInt(value.getTime() + BEFORE_1970) * 10_000n, 8);
  return row;
}

const place = (index: number) => index.toString(16).padStart(8, '0').toUpperCase();

/** Numeric properties are in a separate stream, 16 bytes each. */
function numbers(properties: Record<string, number>): Buffer {
  const rows = Object.entries(properties).map(([property, value]) => {
    const row = Buffer.alloc(16);
    row.writeUInt16LE(3, 0);
    row.writeUInt16LE(Number.parseInt(property, 16), 2);
    row.writeUInt32LE(6, 4);
    row.writeUInt32LE(value, 8);
    return row;
  });
  return Buffer.concat([Buffer.alloc(8), ...rows]);
}
