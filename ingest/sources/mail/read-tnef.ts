import { decodeCharset } from './decode-charset.ts';
import { htmlToText } from './html-to-text.ts';
import { compressedRtfToText } from './rtf-to-text.ts';
import { TNEF_START } from './signatures.ts';

/**
 * What Outlook sends as `winmail.dat`: a message and its attachments in a proprietary format ([MS-OXTNEF]).
 */
export interface TnefMessage {
  subject: string;
  text: string;
  attachments: { name: string; content: Uint8Array }[];
  /** The file ends before its last attribute does. */
  isCutOff: boolean;
}

const ATTRIBUTE = {
  subject: 0x00018004,
  body: 0x0002800c,
  codePage: 0x00069007,
  messageProperties: 0x00069003,
  newAttachment: 0x00069002,
  attachmentTitle: 0x00018010,
  attachmentData: 0x0006800f,
  attachmentProperties: 0x00069005,
};
/** Properties by their numbers ([MS-OXPROPS]). */
const PROPERTY = {
  subject: 0x0037,
  body: 0x1000,
  html: 0x1013,
  compressedRtf: 0x1009,
  name: 0x3001,
  data: 0x3701,
  fileName: 0x3704,
  longFileName: 0x3707,
};
/** An embedded message has the identifier of its interface before its own data. */
const INTERFACE_BYTES = 16;

/** Throws a `RangeError` if the data has another format. */
export function readTnef(bytes: Uint8Array): TnefMessage {
  const data = Buffer.from(bytes);
  const state: Draft = { codePage: 'cp1252', subject: '', bodies: {}, attachments: [] };
  const isCutOff = !eachAttribute(data, (id, value) => take(state, id, value));
  const { html, rtf, plain } = state.bodies;
  return {
    subject: state.subject,
    text: plain?.trim() ? plain : html ? htmlToText(html) : (rtf ?? ''),
    attachments: state.attachments.map(({ name, content }) => ({ name: name || 'attachment', content })),
    isCutOff,
  };
}

interface Draft {
  codePage: string;
  subject: string;
  bodies: { plain?: string; html?: string; rtf?: string };
  attachments: { name: string; content: Uint8Array }[];
}

/** False if the last attribute is incomplete; the complete ones before it were passed on. */
function eachAttribute(data: Buffer, take: (id: number, value: Buffer) => void): boolean {
  // Signature and key, then level (1 byte), id (4), length (4), value, checksum (2) for each.
  let at = 6;
  while (at + 9 <= data.length) {
    const id = data.readUInt32LE(at + 1);
    const start = at + 9;
    const end = start + data.readUInt32LE(at + 5);
    if (end > data.length) return false;
    take(id, data.subarray(start, end));
    at = end + 2;
  }
  return true;
}

function take(state: Draft, id: number, value: Buffer): void {
  const decode = (text: Uint8Array) => decodeCharset(text, state.codePage).replaceAll('\0', '');
  const attachment = state.attachments.at(-1);
  if (id === ATTRIBUTE.codePage && value.length >= 4) state.codePage = `cp${value.readUInt32LE(0)}`;
  else if (id === ATTRIBUTE.subject) state.subject ||= decode(value);
  else if (id === ATTRIBUTE.body) state.bodies.plain ??= decode(value);
  else if (id === ATTRIBUTE.messageProperties) takeMessageProperties(state, value, decode);
  else if (id === ATTRIBUTE.newAttachment) state.attachments.push({ name: '', content: new Uint8Array() });
  else if (!attachment) return;
  else if (id === ATTRIBUTE.attachmentTitle) attachment.name ||= decode(value);
  else if (id === ATTRIBUTE.attachmentData) attachment.content = value;
  else if (id === ATTRIBUTE.attachmentProperties) takeAttachmentProperties(attachment, value, decode);
}

type Decode = (text: Uint8Array) => string;

function takeMessageProperties(state: Draft, value: Buffer, decode: Decode): void {
  for (const { id, type, content } of listProperties(value)) {
    if (id === PROPERTY.subject) state.subject ||= toText(type, content, decode);
    else if (id === PROPERTY.body) state.bodies.plain = toText(type, content, decode);
    else if (id === PROPERTY.html) state.bodies.html = toText(type, content, decode);
    else if (id === PROPERTY.compressedRtf) {
      const rtf = compressedRtfToText(content);
      if (rtf !== undefined) state.bodies.rtf = rtf;
    }
  }
}

function takeAttachmentProperties(
  attachment: Draft['attachments'][number],
  value: Buffer,
  decode: Decode,
): void {
  const names: Record<number, string> = {};
  for (const { id, type, content } of listProperties(value)) {
    if (id === PROPERTY.data && type === OBJECT) {
      const embedded = content.subarray(INTERFACE_BYTES);
      attachment.content = embedded;
      if (embedded.toString('hex', 0, 4) === TNEF_START)
        attachment.name = `${attachment.name || 'message'}.tnef`;
    } else if (id === PROPERTY.data) {
      attachment.content = content;
    } else if ([PROPERTY.longFileName, PROPERTY.fileName, PROPERTY.name].includes(id)) {
      names[id] = toText(type, content, decode);
    }
  }
  const name = names[PROPERTY.longFileName] ?? names[PROPERTY.fileName];
  if (name && !attachment.name.endsWith('.tnef')) attachment.name = name;
}

const OBJECT = 0x000d;
const UNICODE = 0x001f;
const OF_VARIABLE_LENGTH = [OBJECT, 0x001e, UNICODE, 0x0102];
/** Size in bytes of values with a fixed length, by type; each is padded to four. */
const FIXED_BYTES: Record<number, number> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const MULTIPLE = 0x1000;

interface Property {
  id: number;
  type: number;
  content: Buffer;
}

/** The properties that have one value, or the first of several. Stops where the data becomes invalid. */
function listProperties(data: Buffer): Property[] {
  const found: Property[] = [];
  let at = 4;
  const skip = (bytes: number) => {
    at += bytes + ((4 - (bytes % 4)) % 4);
  };
  const readLength = () => {
    at += 4;
    return data.readUInt32LE(at - 4);
  };
  while (at + 8 <= data.length) {
    const type = data.readUInt16LE(at) & ~MULTIPLE;
    const isMultiple = (data.readUInt16LE(at) & MULTIPLE) !== 0;
    const id = data.readUInt16LE(at + 2);
    at += 4;
    if (id >= 0x8000) {
      // Named: a GUID, and either a number or a name.
      if (at + 24 > data.length) return found;
      at += 16;
      if (readLength() === 0) at += 4;
      else skip(readLength());
    }
    const isVariable = OF_VARIABLE_LENGTH.includes(type);
    const fixed = FIXED_BYTES[type];
    if (!isVariable && fixed === undefined) return found;
    if (at + 4 > data.length) return found;
    const count = isVariable || isMultiple ? readLength() : 1;
    for (let value = 0; value < count; value += 1) {
      if (at + 4 > data.length) return found;
      const length = isVariable ? readLength() : (fixed as number);
      if (at + length > data.length) return found;
      if (value === 0) found.push({ id, type, content: data.subarray(at, at + length) });
      skip(length);
    }
  }
  return found;
}

function toText(type: number, content: Buffer, decode: Decode): string {
  return type === UNICODE ? content.toString('utf16le').replaceAll('\0', '') : decode(content);
}
