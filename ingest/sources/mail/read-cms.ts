import { Constructed, fromBER, ObjectIdentifier, OctetString } from 'asn1js';

/**
 * Signed and encrypted parts of mail (S/MIME, RFC 8551; Cryptographic Message Syntax, RFC 5652). Signatures
 * are not checked. The only file that uses asn1js.
 */
export type Cms =
  | { kind: 'signed'; content: Uint8Array }
  /** A signature next to what it signs. */
  | { kind: 'signature' }
  | { kind: 'encrypted' }
  | { kind: 'unreadable' };

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const ENCRYPTED = ['1.2.840.113549.1.7.3', '1.2.840.113549.1.7.6', '1.2.840.113549.1.9.16.1.23'];

export function readCms(bytes: Uint8Array): Cms {
  const { result, offset } = fromBER(new Uint8Array(bytes));
  const [type, content] = childrenOf(offset < 0 ? undefined : result);
  if (!(type instanceof ObjectIdentifier)) return { kind: 'unreadable' };
  const id = type.getValue();
  if (ENCRYPTED.includes(id)) return { kind: 'encrypted' };
  if (id !== SIGNED_DATA) return { kind: 'unreadable' };
  // version, digest algorithms, encapsulated content { type, [0] octets }
  const [, , encapsulated] = childrenOf(childrenOf(content)[0]);
  const [octets] = childrenOf(childrenOf(encapsulated)[1]);
  if (!(octets instanceof OctetString)) return encapsulated ? { kind: 'signature' } : { kind: 'unreadable' };
  return { kind: 'signed', content: new Uint8Array(octets.getValue()) };
}

function childrenOf(block: unknown): unknown[] {
  return block instanceof Constructed ? block.valueBlock.value : [];
}
