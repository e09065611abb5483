/** What pdf.js complains of, in words that say what is wrong with the file; the surest first. */
const PLAIN: [complaint: RegExp, words: string][] = [
  [/call stack|circular|recursi/i, 'its parts point to one another in a circle'],
  [
    /invalid pdf structure|invalid root|trailer|xref|cross.?ref/i,
    'the table that says where its parts are is missing or broken',
  ],
  [/page dictionary|pages? tree|page request|pages? (?:dict|count)|kids?\b/i, 'its list of pages is broken'],
  [/jbig2|jpx|jpe?g|ccitt|image|picture/i, "a picture in it can't be decoded"],
  [/font|cmap|glyph|charstring/i, 'a font in it is broken'],
  [
    /flate|fcheck|stream|decod|inflat|compress|end of (?:file|data)/i,
    'its packed data is damaged or cut off',
  ],
];

/** A complaint of pdf.js as people would say it, with the complaint behind it for those who can use it. */
export function describeDamage(complaint: string): string {
  const plain = PLAIN.find(([pattern]) => pattern.test(complaint))?.[1];
  const said = `the PDF reader said “${withoutContent(complaint).replace(/\.$/, '')}”`;
  return plain === undefined ? said : `${plain}; ${said}`;
}

/** Of a page's content, pdf.js quotes what it does not know; that may be words that nobody sees. */
function withoutContent(complaint: string): string {
  return complaint.replace(/^(unknown command|skipping command) .*/is, '$1');
}

/** Complaints after which a part of a picture is missing or wrong. */
const OF_PICTURES =
  /unable to decode image|jpeg(?:image|error)|decodescan|readdatablock|jbig2|jpx|ccitt|eoi marker|bad image/i;

/** Whether a complaint tells of a picture that is not shown as it was: other things are mended without loss. */
export function isPictureDamage(complaint: string): boolean {
  return OF_PICTURES.test(complaint);
}

/** Whether a complaint tells of a picture of which nothing is shown. */
export function isPictureLoss(complaint: string): boolean {
  return /unable to decode image/i.test(complaint);
}

/** Complaints after which drawing goes on without a part of the page: instructions, a font, a stream of unknown packing. */
const OF_CONTENT =
  /ignoring errors during|unknown command|skipping command|loadfont - lookup failed|filter "[^"]*" is not supported|unterminated string|empty "[^"]*" stream|without finding a valid ei marker/i;

/** Whether a complaint tells of a part of a page that is left out. */
export function isContentDamage(complaint: string): boolean {
  return OF_CONTENT.test(complaint);
}

/** Whether a complaint, made when a file was opened, tells that its table of parts had to be made anew from the parts. */
export function isTableRebuilt(complaint: string): boolean {
  return /^indexing all pdf objects/i.test(complaint);
}
