/** Ends a page in a text file. */
const FORM_FEED = '\f';

/**
 * The text of each page of a document: a form feed is after each page, or between pages, or before each.
 * Undefined if the number of parts differs from the number of pages.
 */
export function splitText(text: string, pages: number): string[] | undefined {
  if (pages === 1) return [text.replaceAll(FORM_FEED, '\n')];
  const parts = text.split(FORM_FEED);
  if (parts.length === pages) return parts;
  if (parts.length !== pages + 1) return undefined;
  if (parts.at(-1)?.trim() === '') return parts.slice(0, -1);
  return parts[0]?.trim() === '' ? parts.slice(1) : undefined;
}
