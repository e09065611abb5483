/**
 * Removes quotes from a reason before it is shown. Reasons written by earlier versions of this program quote
 * the text that they describe, which may be hidden on the page.
 */
export function withoutQuotes(reason: string): string {
  return reason.replaceAll(/ \("[^"]*"\)/g, '');
}
