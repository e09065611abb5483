import { Set as Asn1Set, Constructed, Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';

/** Parts of mail that are signed or encrypted (RFC 5652), for tests; the signature itself is left out. */

const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const ENVELOPED_DATA = '1.2.840.113549.1.7.3';

/** `content` is what was signed; without it, it is a signature beside what it signs. */
export function buildSigned(content: string | undefined): Buffer {
  const octets = content === undefined ? [] : [explicit(inPieces(Buffer.from(content)))];
  const encapsulated = new Sequence({ value: [new ObjectIdentifier({ value: DATA }), ...octets] });
  const signed = new Sequence({
    value: [new Integer({ value: 1 }), new Asn1Set(), encapsulated, new Asn1Set()],
  });
  return toBer(SIGNED_DATA, signed);
}

export function buildEncrypted(): Buffer {
  return toBer(ENVELOPED_DATA, new Sequence({ value: [new Integer({ value: 0 }), new Asn1Set()] }));
}

function toBer(type: string, content: Sequence): Buffer {
  const info = new Sequence({ value: [new ObjectIdentifier({ value: type }), explicit(content)] });
  return Buffer.from(info.toBER());
}

function explicit(value: Sequence | OctetString): Constructed {
  return new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [value] });
}

/**
 * As written by programs that sign while they read: several octet strings, without a length known in advance.
 */
function inPieces(content: Buffer): OctetString {
  const half = Math.floor(content.length / 2);
  const pieces = [content.subarray(0, half), content.subarray(half)];
  return new OctetString({
    isConstructed: true,
    isIndefiniteForm: true,
    value: pieces.map((piece) => new OctetString({ valueHex: new Uint8Array(piece) })),
  } as ConstructorParameters<typeof OctetString>[0]);
}
