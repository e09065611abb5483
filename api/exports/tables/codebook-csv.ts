import type { CodebookFile } from '#contract/review/codebook-file.ts';
import { parseCsv } from '#ingest';
import { toCsv } from './to-csv.ts';

const COLUMNS = [
  'tag',
  'definition',
  'color',
  'key',
  'group',
  'one tag of the group only',
  'group is required',
  'retired',
  'yes examples',
  'no examples',
];

type FiledTag = CodebookFile['tags'][number];

/** A codebook as CSV: a row for each tag. Examples are lines of a cell, each a page id and a note. */
export function toCodebookCsv({ groups, tags }: CodebookFile): string {
  const byName = new Map(groups.map((group) => [group.name, group]));
  return toCsv([
    COLUMNS,
    ...tags.map((tag) => {
      const group = tag.group === null ? undefined : byName.get(tag.group);
      return [
        ...[tag.name, tag.definition, tag.color, tag.key ?? '', tag.group ?? ''],
        ...[group?.isExclusive, group?.isRequired, tag.isRetired].map((is) => (is ? 'yes' : '')),
        ...[true, false].map((applies) => toLines(tag.examples, applies)),
      ];
    }),
  ]);
}

/** Returns what CodebookFile has to check. Groups without a tag are not in a CSV file. */
export function parseCodebookCsv(text: string): unknown {
  const [header = [], ...rows] = parseCsv(text.replace(/^\uFEFF/u, ''), ',');
  const columns = header.map((name) => name.trim().toLowerCase());
  const tags = rows
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .map((cells) => {
      const read = (column: string) => dropApostrophe(cells[columns.indexOf(column)] ?? '').trim();
      return {
        name: read('tag'),
        definition: read('definition'),
        color: read('color') || undefined,
        key: read('key') || null,
        group: read('group') || null,
        isRetired: isYes(read('retired')),
        examples: [...fromLines(read('yes examples'), true), ...fromLines(read('no examples'), false)],
        inGroup: {
          name: read('group'),
          isExclusive: isYes(read('one tag of the group only')),
          isRequired: isYes(read('group is required')),
        },
      };
    });
  const groups = new Map(
    tags.flatMap(({ inGroup }) =>
      inGroup.name === '' ? [] : [[inGroup.name.toLowerCase(), inGroup] as const],
    ),
  );
  return { groups: [...groups.values()], tags };
}

function toLines(examples: FiledTag['examples'], applies: boolean): string {
  return examples
    .filter((example) => example.applies === applies)
    .map(({ pageId, note }) => `${pageId} ${note.replaceAll(/\s+/gu, ' ')}`.trim())
    .join('\n');
}

function fromLines(lines: string, applies: boolean) {
  return lines
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [pageId = '', ...words] = line.trim().split(' ');
      return { pageId, applies, note: words.join(' ') };
    });
}

const isYes = (cell: string) => /^(?:yes|y|true|1|x)$/iu.test(cell);

/** Before text that a spreadsheet would run, see toCsv. */
function dropApostrophe(cell: string): string {
  return /^'\s*[=+\-@|＝＋－＠｜]/u.test(cell) ? cell.slice(1) : cell;
}
