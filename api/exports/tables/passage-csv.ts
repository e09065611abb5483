import { isOrphan, type ListedPassage } from '#contract/review/passage.ts';
import { toCsv } from './to-csv.ts';

const COLUMNS = [
  'cite',
  'control number',
  'production file',
  'page of file',
  'quotation',
  'note',
  'tags',
  'author',
  'added',
  'changed',
  'replies',
  'where',
];

/** Passages as CSV, with the tags' names; they are work product. */
export function toPassageCsv(
  passages: readonly ListedPassage[],
  tags: readonly { tagId: string; name: string }[],
): string {
  const nameOf = new Map(tags.map(({ tagId, name }) => [tagId, name]));
  return toCsv([
    COLUMNS,
    ...passages.map((passage) => [
      passage.cite,
      passage.page.controlNumber,
      passage.page.file,
      String(passage.page.pageNumber),
      passage.quotation ?? '',
      passage.note,
      passage.tagIds.map((tagId) => nameOf.get(tagId) ?? '').join('; '),
      passage.authorName,
      passage.at,
      passage.changedAt ?? '',
      passage.replies.map(({ authorName, at, text }) => `${authorName}, ${at}: ${text}`).join('\n'),
      describePlace(passage),
    ]),
  ]);
}

function describePlace(passage: ListedPassage): string {
  if (passage.quotation === null) return 'note on the page';
  return isOrphan(passage) ? 'not in the text any more' : 'on the page';
}
