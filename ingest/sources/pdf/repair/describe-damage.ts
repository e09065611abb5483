/** Explains pdf.js's warnings in terms of what is wrong with the file; the most specific first. */
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

/** A warning of pdf.js in plain words, followed by the warning itself for those who can use it. */
export function describeDamage(complaint: string): string {
  const plain = PLAIN.find(([pattern]) => pattern.test(complaint))?.[1];
  const said = `the PDF reader said “${withoutContent(complaint).replace(/\.$/, '')}”`;
  return plain === undefined ? said : `${plain}; ${said}`;
}

/** pdf.js quotes what it does not know of a page's content; that may be words that nobody sees. */
function withoutContent(complaint: string): string {
  return complaint.replace(/^(unknown command|skipping command) .*/is, '$1');
}

/** Warnings after which a part of a picture is missing or wrong. */
const OF_PICTURES =
  /unable to decode image|jpeg(?:image|error)|decodescan|readdatablock|jbig2|jpx|ccitt|eoi marker|bad image/i;

/** Whether a warning means that a picture is not shown as it was: other damage is repaired without loss. */
export function isPictureDamage(complaint: string): boolean {
  return OF_PICTURES.test(complaint);
}

/** Whether a warning means that nothing of a picture is shown. */
export function isPictureLoss(complaint: string): boolean {
  return /unable to decode image/i.test(complaint);
}

/**
 * Warnings after which a part of the page is not drawn: instructions, a font, a stream with an unknown
 * filter.
 */
const OF_CONTENT =
  /ignoring errors during|unknown command|skipping command|loadfont - lookup failed|filter "[^"]*" is not supported|unterminated string|empty "[^"]*" stream|without finding a valid ei marker/i;

/** Whether a warning means that a part of a page is left out. */
export function isContentDamage(complaint: string): boolean {
  return OF_CONTENT.test(complaint);
}

/**
 * Whether a warning from opening a file means that its table of objects had to be rebuilt from the objects.
 */
export function isTableRebuilt(complaint: string): boolean {
  return /^indexing all pdf objects/i.test(complaint);
}
