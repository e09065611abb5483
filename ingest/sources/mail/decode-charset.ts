import iconv from 'iconv-lite';
import { decodeText } from '../decode-text.ts';

/**
 * Decodes the text of a mail. The character set that a mail declares is often wrong or missing: text that is
 * valid UTF-8 beyond ASCII is UTF-8 (in other sets such bytes hardly ever occur), and text without a known
 * set is decoded like a file of unknown origin. `charset` is the label from the mail. The only file that uses
 * iconv-lite, for the old code pages that the platform's decoder lacks.
 */
export function decodeCharset(bytes: Uint8Array, charset: string | undefined): string {
  const label = (charset ?? '').trim().toLowerCase();
  const decode = SAYS_NOTHING.has(label) ? undefined : findDecoder(label);
  if (!decode) return decodeText(bytes).text;
  const utf8 = isWide(label) ? undefined : decodeUtf8(bytes);
  if (utf8 !== undefined) return utf8;
  return isUtf8(label) ? decodeText(bytes).text : decode(bytes);
}

/**
 * The platform knows the sets of the web, and that Latin-1 means Windows-1252; iconv-lite knows the older
 * ones.
 */
function findDecoder(label: string): ((bytes: Uint8Array) => string) | undefined {
  try {
    const decoder = new TextDecoder(label);
    return (bytes) => decoder.decode(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return iconv.encodingExists(label) ? (bytes) => iconv.decode(Buffer.from(bytes), label) : undefined;
  }
}

/** Labels of ASCII, and labels that mean an unknown set. */
const SAYS_NOTHING = new Set([
  '',
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  'unknown',
  'unknown-8bit',
  'x-unknown',
  '8bit',
  'binary',
]);

function isUtf8(label: string): boolean {
  return label === 'utf-8' || label === 'utf8';
}

/** Sets in which a byte is not a character, so that valid UTF-8 means nothing. */
function isWide(label: string): boolean {
  return /^(?:utf-?(?:7|16|32)|ucs|iso-2022|hz)/.test(label);
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return undefined;
  }
}

/** Windows' numbers of code pages whose name is not `cp` and the number. */
const NAMED_CODE_PAGES: Record<number, string> = {
  10000: 'macroman',
  20866: 'koi8-r',
  21866: 'koi8-u',
  20932: 'euc-jp',
  51932: 'euc-jp',
  51949: 'euc-kr',
  51936: 'gb2312',
  54936: 'gb18030',
  65000: 'utf-7',
  65001: 'utf-8',
};

/**
 * The character set with one of Windows' numbers; undefined if it means nothing (UTF-16, ASCII) or is
 * unknown.
 */
export function nameCodePage(number: number | undefined): string | undefined {
  if (number === undefined) return undefined;
  const isIso = number > 28590 && number <= 28606;
  const name = NAMED_CODE_PAGES[number] ?? (isIso ? `iso-8859-${number - 28590}` : `cp${number}`);
  return iconv.encodingExists(name) ? name : undefined;
}
