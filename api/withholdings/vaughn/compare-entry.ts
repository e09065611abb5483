import { counted } from '#contract/values/counted.ts';
import type { VaughnDifference, VaughnEntry } from '#contract/withholdings/vaughn.ts';
import type { PlacedEntry } from './place-entry.ts';

type EntryAsWritten = VaughnEntry & { codesWritten: string };

/** All differences between a row of an index and the pages that it names. */
export function compareEntry(
  { codesWritten, ...entry }: EntryAsWritten,
  placed: PlacedEntry,
): VaughnDifference[] {
  const pageId = placed.lines[0]?.pageId ?? placed.pages[0]?.pageId ?? null;
  const differ = (kind: VaughnDifference['kind'], what: string | undefined): VaughnDifference[] =>
    what === undefined ? [] : [{ kind, entry, numbers: entry.numbers, what, pageId }];
  return [
    ...listNotUnderstood(entry, codesWritten, placed).flatMap((what) => differ('not-understood', what)),
    ...differ('not-in-productions', describeMissing(placed)),
    ...differ('not-on-pages', describeNothingWithheld(placed)),
    ...differ('codes-differ', describeCodes(entry, codesWritten, placed)),
    ...differ('extent-differs', describeExtent(entry, placed)),
    ...differ('pages-differ', describePages(entry, placed)),
  ];
}

function listNotUnderstood(entry: VaughnEntry, codesWritten: string, { faults }: PlacedEntry): string[] {
  return [
    ...(entry.numbers === '' ? ['The row has no number, so that its pages are not known'] : faults),
    ...(codesWritten !== '' && entry.codes.length === 0 ? [`“${codesWritten}” has no exemption code`] : []),
  ];
}

function describeMissing({ missing, numbers }: PlacedEntry): string | undefined {
  if (missing.length === 0) return undefined;
  const count = missing.reduce((sum, run) => sum + run.count, 0);
  const runs = missing.slice(0, 20).map(({ from, to }) => (from === to ? from : `${from} to ${to}`));
  const more = missing.length > runs.length ? ', and more' : '';
  if (numbers === 1) return `No page has the number, and no sheet lists it: ${runs.join()}`;
  return `${count} of ${numbers} numbers are of no page, and on no sheet: ${runs.join(', ')}${more}`;
}

function describeNothingWithheld({ pages, lines }: PlacedEntry): string | undefined {
  if (pages.length === 0 || lines.length > 0) return undefined;
  return pages.length === 1
    ? 'Nothing is withheld on the page'
    : `Nothing is withheld on any of the ${pages.length} pages`;
}

function describeCodes(
  { codes }: VaughnEntry,
  codesWritten: string,
  { lines }: PlacedEntry,
): string | undefined {
  if (lines.length === 0 || (codesWritten !== '' && codes.length === 0)) return undefined;
  const shown = new Set(lines.flatMap((line) => line.codes));
  const onlyIndex = codes.filter((code) => !shown.has(code));
  const onlyPages = [...shown].filter((code) => !codes.includes(code)).sort();
  const said = [
    ...(onlyIndex.length > 0 ? [`only in the index: ${onlyIndex.join(', ')}`] : []),
    ...(onlyPages.length > 0 ? [`only on the pages: ${onlyPages.join(', ')}`] : []),
  ];
  return said.length === 0 ? undefined : capitalize(said.join('; '));
}

function describeExtent({ extent }: VaughnEntry, { pages, lines }: PlacedEntry): string | undefined {
  if (lines.length === 0 || extent === null) return undefined;
  const inPart = lines.filter((line) => line.extent === 'part').length;
  const covered = new Set(lines.map(({ key }) => key));
  const open = pages.filter(({ key }) => !covered.has(key)).length;
  if (extent === 'part') {
    return inPart === 0 && open === 0 ? 'In part, says the index; all of it is withheld in full' : undefined;
  }
  const said = [
    ...(inPart > 0 ? [`${inPart} withheld in part`] : []),
    ...(open > 0 ? [`${open} with nothing withheld`] : []),
  ];
  return said.length === 0 ? undefined : `In full, says the index; of its pages, ${said.join(' and ')}`;
}

/** A sheet stands for more pages than it has numbers of its own. */
function describePages({ pages: said }: VaughnEntry, placed: PlacedEntry): string | undefined {
  const { numbers, faults } = placed;
  if (said === null || numbers === 0 || faults.length > 0) return undefined;
  const behindSheets = countBehindSheets(placed);
  if (said === numbers || said === numbers + behindSheets) return undefined;
  const sheets = behindSheets > 0 ? `, and sheets among them stand for ${behindSheets} more` : '';
  return `${counted(said, 'page')}, says the index; its numbers are ${counted(numbers, 'page')}${sheets}`;
}

function countBehindSheets({ pages, lines }: PlacedEntry): number {
  const named = new Set(pages.map(({ key }) => key));
  const ofSheets = lines.filter(({ key, placeholder }) => placeholder !== null && named.has(key));
  const sheets = new Set(ofSheets.map(({ key }) => key)).size;
  return ofSheets.reduce((sum, line) => sum + line.pages, 0) - sheets;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
