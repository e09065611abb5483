/** Load files as litigation support programs write them, for tests. */

/** A DAT: rows of values, the first one the header. */
export function buildDat(rows: string[][]): string {
  return rows.map((values) => `${values.map((value) => `\u00fe${value}\u00fe`).join('\u0014')}\r\n`).join('');
}

/** The bytes of a text in one of the encodings that load files come in. */
export const encoders: Record<string, (text: string) => Uint8Array> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-8 with a mark': (text) => Buffer.from(`\ufeff${text}`),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16le with a mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  // The letters used here are the same in both.
  'windows-1252': (text) => Buffer.from(text, 'latin1'),
};
