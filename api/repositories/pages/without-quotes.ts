/**
 * A reason as people may see it. Those that earlier versions of this program wrote quote the text that
 * they speak of, which can be one that nobody sees on the page.
 */
export function withoutQuotes(reason: string): string {
  return reason.replaceAll(/ \("[^"]*"\)/g, '');
}
