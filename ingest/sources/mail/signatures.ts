/** By what kinds of mail are recognized, apart from their readers: every process that opens files loads this. */

/** The first four bytes of a TNEF file, in file order. */
export const TNEF_START = '789f3e22';

/** The object identifiers of RFC 5652 all begin this way: a sequence, then `1.2.840.113549.1.7`. */
export function looksLikeCms(head: Uint8Array): boolean {
  const hex = Buffer.from(head.subarray(0, 24)).toString('hex');
  return /^30(?:[0-7][0-9a-f]|80|81..|82.{4}|83.{6}|84.{8})06(?:09|0b)2a864886f70d0107/.test(hex);
}
