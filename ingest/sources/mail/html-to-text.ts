/**
 * The words of an HTML body, for reading. Nothing is rendered, run or fetched: tags are cut away, and
 * where they meant a new line or a cell, there is one.
 */
export function htmlToText(html: string): string {
  const text = withoutTags(html);
  return decodeEntities(text)
    .replaceAll('\u00a0', ' ')
    .replace(/(?<![ \t])[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Elements whose content is not for reading. */
const UNREAD = new Set(['style', 'script', 'head', 'title', 'template', 'noscript']);
const NEW_LINE = new Set(
  'address article aside blockquote br dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul'.split(
    ' ',
  ),
);
const CELL = new Set(['td', 'th']);
/** One line end for each of them, not one before and one after. */
const ONE_END = new Set(['tr', 'li', 'br', 'hr']);

/** Walks from tag to tag: mail is often not well formed, and a pattern over all of it could take for ever. */
function withoutTags(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    parts.push(squeeze(html.slice(at, open < 0 ? html.length : open)));
    if (open < 0) break;
    const { name, closing, end } = readTag(html, open);
    if (name === undefined) parts.push('<');
    else if (!closing && name === 'li') parts.push('\n- ');
    else if (CELL.has(name)) parts.push(closing ? '\t' : '');
    else if (NEW_LINE.has(name)) parts.push(closing && ONE_END.has(name) ? '' : '\n');
    at = name !== undefined && !closing && UNREAD.has(name) ? endOf(html, name, end) : end;
  }
  return parts.join('');
}

/** A `<` that begins no tag stands for itself. */
function readTag(html: string, open: number): { name?: string; closing: boolean; end: number } {
  if (html.startsWith('<!--', open)) {
    const end = html.indexOf('-->', open + 4);
    return { name: 'comment', closing: false, end: end < 0 ? html.length : end + 3 };
  }
  const tag = /^<(\/?)([A-Za-z!?][\w:-]*)/.exec(html.slice(open, open + 40));
  if (!tag) return { closing: false, end: open + 1 };
  const end = html.indexOf('>', open);
  return { name: tag[2]?.toLowerCase() ?? '', closing: tag[1] === '/', end: end < 0 ? html.length : end + 1 };
}

function endOf(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}[^>]{0,100}>`, 'i').exec(html.slice(from));
  return end ? from + end.index + end[0].length : html.length;
}

/** Line ends of the source mean nothing in HTML. */
function squeeze(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ');
}

/** In a Map, not an object: `&toString;` is no entity. Those that mail programs write; others stay as they are written, which can be read too. */
const NAMED = new Map<string, string>(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    copy: '©',
    reg: '®',
    trade: '™',
    hellip: '…',
    mdash: '—',
    ndash: '–',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    bull: '•',
    middot: '·',
    sect: '§',
    para: '¶',
    deg: '°',
    euro: '€',
    pound: '£',
    cent: '¢',
    laquo: '«',
    raquo: '»',
    aacute: 'á',
    eacute: 'é',
    iacute: 'í',
    oacute: 'ó',
    uacute: 'ú',
    ntilde: 'ñ',
    uuml: 'ü',
    iexcl: '¡',
    iquest: '¿',
    Aacute: 'Á',
    Eacute: 'É',
    Iacute: 'Í',
    Oacute: 'Ó',
    Uacute: 'Ú',
    Ntilde: 'Ñ',
    zwnj: '',
    shy: '',
  }),
);

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,8}));/g, (whole, decimal, hex, name) => {
    if (name) return NAMED.get(name) ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
