import { decompressRTF } from '@kenjiuno/decompressrtf';
import iconv from 'iconv-lite';

/** Extracts the words of rich text (RTF 1.9.1): Outlook stores many messages in no other form. */

/** Size of the number at the start of the data, which counts the bytes after it. */
const SIZE_BYTES = 4;

/** As stored by Outlook ([MS-OXRTFCP]). Undefined if it cannot be decompressed. */
export function compressedRtfToText(compressed: Uint8Array): string | undefined {
  const bytes = Buffer.from(compressed);
  const following = bytes.length - SIZE_BYTES;
  // The package trusts the size that the data states, and would continue beyond its end up to 2 GB.
  if (following >= 0 && bytes.readUInt32LE(0) > following) bytes.writeUInt32LE(following, 0);
  try {
    return rtfToText(Buffer.from(decompressRTF([...bytes])).toString('latin1'));
  } catch {
    // The package throws plain errors for whatever is wrong with the data; the caller reports it.
    return undefined;
  }
}

/** Groups whose content is not text, in addition to those that begin with `\*`. */
const UNREAD = new Set(
  'fonttbl colortbl stylesheet info pict object filetbl listtable listoverridetable revtbl rsidtbl generator themedata datastore latentstyles xmlnstbl'.split(
    ' ',
  ),
);
const LETTERS: Record<string, string> = {
  par: '\n',
  line: '\n',
  row: '\n',
  sect: '\n',
  page: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  '~': '\u00a0',
  _: '-',
  '\\': '\\',
  '{': '{',
  '}': '}',
  '\n': '\n',
  '\r': '\n',
};
/** Windows code pages of the character sets of fonts (`\fcharset`). */
const FONT_CODE_PAGES: Record<number, string> = {
  0: 'cp1252',
  128: 'cp932',
  129: 'cp949',
  134: 'cp936',
  136: 'cp950',
  161: 'cp1253',
  162: 'cp1254',
  163: 'cp1258',
  177: 'cp1255',
  178: 'cp1256',
  186: 'cp1257',
  204: 'cp1251',
  222: 'cp874',
  238: 'cp1250',
};
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]|\\/giy;

interface Group {
  isRead: boolean;
  codePage: string;
  /** Number of characters after `\u` for programs that do not support it. */
  fallbackLetters: number;
}

/** `rtf` has one character for each byte. */
export function rtfToText(rtf: string): string {
  const writer = new RtfWriter();
  for (const [token, word, number, hex, symbol, brace, text] of rtf.matchAll(TOKEN)) {
    if (brace === '{') writer.open();
    else if (brace === '}') writer.close();
    else if (word !== undefined)
      writer.control(word.toLowerCase(), number === undefined ? undefined : Number(number));
    else if (hex !== undefined) writer.byte(Number.parseInt(hex, 16));
    else if (symbol === '*') writer.skipGroup();
    else if (symbol !== undefined) writer.write(LETTERS[symbol] ?? '');
    else if (text !== undefined) writer.bytes(token);
  }
  return writer.finish();
}

class RtfWriter {
  readonly #parts: string[] = [];
  readonly #groups: Group[] = [];
  readonly #fonts = new Map<number, string>();
  #group: Group = { isRead: true, codePage: 'cp1252', fallbackLetters: 1 };
  #pending: number[] = [];
  #toSkip = 0;
  #font = 0;
  #isFontTable = false;
  #documentCodePage = 'cp1252';

  open(): void {
    this.#flush();
    this.#groups.push(this.#group);
    this.#group = { ...this.#group };
  }

  close(): void {
    this.#flush();
    this.#group = this.#groups.pop() ?? this.#group;
    if (this.#group.isRead) this.#isFontTable = false;
  }

  skipGroup(): void {
    this.#flush();
    this.#group.isRead = false;
  }

  control(word: string, number: number | undefined): void {
    if (word === 'fonttbl') this.#isFontTable = true;
    if (this.#isFontTable) this.#noteFont(word, number);
    if (UNREAD.has(word)) this.skipGroup();
    else if (word === 'ansicpg' && number) this.#setDocumentCodePage(`cp${number}`);
    else if (word === 'f') this.#setCodePage(this.#fonts.get(number ?? 0) ?? this.#documentCodePage);
    else if (word === 'uc') this.#group.fallbackLetters = number ?? 1;
    else if (word === 'u' && number !== undefined) this.#writeUnicode(number);
    else if (LETTERS[word] !== undefined) this.write(LETTERS[word]);
  }

  write(text: string): void {
    this.#flush();
    if (this.#group.isRead) this.#parts.push(text);
  }

  byte(value: number): void {
    if (this.#toSkip > 0) this.#toSkip -= 1;
    else if (this.#group.isRead) this.#pending.push(value);
  }

  bytes(text: string): void {
    for (let at = 0; at < text.length; at += 1) this.byte(text.charCodeAt(at));
  }

  finish(): string {
    this.#flush();
    return this.#parts.join('');
  }

  #noteFont(word: string, number: number | undefined): void {
    if (word === 'f') this.#font = number ?? 0;
    const codePage = word === 'fcharset' ? FONT_CODE_PAGES[number ?? 0] : undefined;
    // 0 means that the font uses the document's own code page.
    if (codePage !== undefined && number !== 0) this.#fonts.set(this.#font, codePage);
  }

  #setDocumentCodePage(codePage: string): void {
    if (!iconv.encodingExists(codePage)) return;
    this.#documentCodePage = codePage;
    this.#setCodePage(codePage);
  }

  #setCodePage(codePage: string): void {
    this.#flush();
    this.#group.codePage = codePage;
  }

  #writeUnicode(number: number): void {
    this.write(String.fromCharCode(number & 0xffff));
    this.#toSkip = this.#group.fallbackLetters;
  }

  #flush(): void {
    this.#toSkip = 0;
    if (this.#pending.length === 0) return;
    this.#parts.push(iconv.decode(Buffer.from(this.#pending), this.#group.codePage));
    this.#pending = [];
  }
}
