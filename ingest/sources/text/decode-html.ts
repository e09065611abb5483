import { decodeText, isMarked } from '../decode-text.ts';
import { decodeCharset } from '../mail/decode-charset.ts';

/** Within this many bytes an HTML file declares what it is, and its encoding. */
const HEAD_BYTES = 16_384;
/** Tags with which an HTML file begins; a file that begins with other words is a text about tags. */
const FIRST_TAG =
  /^<(?:!doctype\s{1,9}html|html|head|body|meta|title|base|link|style|script|table|tbody|tr|div|span|center|font|p|h[1-6]|ul|ol|pre|br|hr|img|form|main|article|section|header|nav)(?=[\s/>])/i;
/** `<?xml …?>` and `<!-- … -->` may precede the first tag. */
const BEFORE = [
  ['<?', '?>'],
  ['<!--', '-->'],
] as const;
const DECLARED = /<(?:meta|\?xml)\b[^<>]{0,300}?\b(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i;
const LANGUAGE = /<(?:html|body)\b[^<>]{0,300}?\blang\s{0,9}=\s{0,9}["']?([a-z]{2})(?:[-_]([a-z]{2}))?/i;
/** Written by authoring programs by default, whatever the encoding is. */
const LATIN = /^(?:(?:x-)?(?:windows-|cp-?)?1252|iso[-_]?8859[-_]?1|latin-?1|us-ascii|ascii|utf-?8)$/i;
/** The sets to which browsers fall back by a page's language (HTML standard, 13.2.3.2). */
const USUAL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ar: 'windows-1256',
    fa: 'windows-1256',
    ur: 'windows-1256',
    ru: 'windows-1251',
    uk: 'windows-1251',
    bg: 'windows-1251',
    sr: 'windows-1251',
    el: 'iso-8859-7',
    he: 'windows-1255',
    iw: 'windows-1255',
    pl: 'iso-8859-2',
    cs: 'windows-1250',
    sk: 'windows-1250',
    hu: 'iso-8859-2',
    ro: 'iso-8859-2',
    hr: 'windows-1250',
    lt: 'windows-1257',
    lv: 'windows-1257',
    et: 'windows-1257',
    tr: 'windows-1254',
    vi: 'windows-1258',
    th: 'windows-874',
    ja: 'shift_jis',
    ko: 'euc-kr',
    zh: 'gb18030',
    'zh-tw': 'big5',
    'zh-hk': 'big5',
  }),
);

/** Whether a file is HTML, by its beginning: its name does not matter. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  let head = decodeText(bytes.subarray(0, HEAD_BYTES), { isHead: true })
    .text.replace(/^\ufeff/, '')
    .trimStart();
  for (let found = findBefore(head); found; found = findBefore(head)) {
    const end = head.indexOf(found[1], found[0].length);
    if (end < 0) return false;
    head = head.slice(end + found[1].length).trimStart();
  }
  return FIRST_TAG.test(head);
}

function findBefore(head: string): (typeof BEFORE)[number] | undefined {
  return BEFORE.find(([start]) => head.startsWith(start));
}

/**
 * Decodes an HTML file: by its byte order mark, else as UTF-8 if it is valid UTF-8, else as the file
 * declares, else as is usual in its language. Declarations are often wrong: UTF-8 that is not, and Latin
 * letters in a page that claims to be Arabic.
 */
export function decodeHtml(bytes: Uint8Array): string {
  if (isMarked(bytes)) return decodeText(bytes).text;
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  const declared = DECLARED.exec(head)?.[1];
  // A declaration that was just read as single bytes cannot be in wide characters.
  const charset =
    declared === undefined || LATIN.test(declared) || /^utf-?16/i.test(declared) ? usualOf(head) : declared;
  return decodeCharset(bytes, charset ?? declared);
}

function usualOf(head: string): string | undefined {
  const [, language = '', region = ''] = LANGUAGE.exec(head)?.map((part) => part?.toLowerCase()) ?? [];
  return USUAL.get(`${language}-${region}`) ?? USUAL.get(language);
}
