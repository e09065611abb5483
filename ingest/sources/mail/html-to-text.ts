import { Tokenizer } from 'htmlparser2';

/** The only file that uses htmlparser2: its tokenizer takes linear time on any text, however it is nested. */

/** Elements whose content is not displayed. */
const UNREAD = new Set(['style', 'script', 'template', 'noscript', 'iframe', 'noembed', 'noframes']);
/** Elements that start and end with a new line; there is a blank line between two of them. */
const BLOCKS = new Set(
  'address article aside blockquote body button caption center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header html legend main menu nav ol optgroup p plaintext pre search section select summary table textarea title ul xmp'.split(
    ' ',
  ),
);
/** Elements that start with a new line, but do not end with one. */
const LINES = new Set(['br', 'hr', 'tr', 'dt', 'dd', 'option']);
const CELLS = new Set(['td', 'th']);
const AS_WRITTEN = new Set(['pre', 'plaintext', 'xmp', 'textarea', 'listing']);
/** Invisible characters that split words: soft hyphens, and zero-width spaces. */
const UNSEEN = /[\u00ad\u200b\u200c\u2060\ufeff]/g;

/**
 * The words of HTML, for reading. Nothing is rendered, run or fetched: tags are dropped, entities decoded,
 * and tags for new lines or cells become new lines or tabs.
 */
export function htmlToText(html: string): string {
  const text = new TextOfTags();
  const tokenizer = new Tokenizer(
    {},
    {
      ontext: (start, end) => text.add(html.slice(start, end)),
      ontextentity: (code) => text.add(String.fromCodePoint(code)),
      oncdata: (start, end, offset) => text.add(html.slice(start, end - offset)),
      onopentagname: (start, end) => text.open(html.slice(start, end).toLowerCase()),
      onclosetag: (start, end) => text.close(html.slice(start, end).toLowerCase()),
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onprocessinginstruction: ignore,
      onselfclosingtag: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return text.read();
}

function ignore(): void {}

/** The text so far, and which of the relevant elements are open. */
class TextOfTags {
  readonly #parts: string[] = [];
  #unread: { name: string; depth: number } | undefined;
  #asWritten = 0;
  #lineIsEmpty = true;

  add(text: string): void {
    if (this.#unread || text === '') return;
    // Line ends of the source mean nothing in HTML.
    const shown = this.#asWritten > 0 ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
    this.#parts.push(shown);
    if (shown.trim() !== '') this.#lineIsEmpty = false;
  }

  open(name: string): void {
    if (this.#unread) {
      if (this.#unread.name === name) this.#unread.depth += 1;
    } else if (UNREAD.has(name)) this.#unread = { name, depth: 1 };
    else if (name === 'li') this.#startLine('- ');
    else if (CELLS.has(name)) this.#startCell();
    else if (BLOCKS.has(name) || LINES.has(name)) this.#startLine();
    if (AS_WRITTEN.has(name)) this.#asWritten += 1;
  }

  close(name: string): void {
    if (this.#unread) {
      if (this.#unread.name === name) this.#unread.depth -= 1;
      if (this.#unread.depth === 0) this.#unread = undefined;
    } else if (BLOCKS.has(name)) this.#startLine();
    if (AS_WRITTEN.has(name)) this.#asWritten = Math.max(0, this.#asWritten - 1);
  }

  read(): string {
    const lines = this.#parts
      .join('')
      .replaceAll('\u00a0', ' ')
      .replace(UNSEEN, '')
      .split(/\r\n|[\r\n]/);
    return lines
      .map((line) => line.trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  #startLine(mark = ''): void {
    this.#parts.push(`\n${mark}`);
    this.#lineIsEmpty = true;
  }

  #startCell(): void {
    if (!this.#lineIsEmpty) this.#parts.push('\t');
  }
}
