import { attachedTo } from '#contract/exhibits/slip-sheet.ts';
import { formatLongDate } from '#contract/values/dates.ts';
import {
  makeCenteredLine,
  makeNote,
  makeWordTable,
  packLandscape,
  WORD_SIZE,
} from '../../word/word-parts.ts';
import { COLUMNS, type ExhibitRow, toPlainText } from './exhibit-rows.ts';

/** The text around the table. */
export interface ExhibitListTitle {
  /** The lines above the heading: see `listCaptionLines`. */
  caption: string[];
  /** '' if the heading is enough. */
  title: string;
  /** The person whose declaration the exhibits are attached to; '' if there is none. */
  declarant: string;
  notes: string[];
}

/**
 * Column widths in the order of `COLUMNS`; together the page without its side margins. `September 30, 2010` is on one
 * line.
 */
const WIDTHS = [1050, 5980, 1950, 3850, 850];

/** The exhibit list as a Word file, as it may be filed. */
export async function toExhibitDocx(title: ExhibitListTitle, rows: ExhibitRow[]): Promise<Buffer> {
  const subtitles = [title.title, attachedTo(title.declarant)].filter((line) => line !== '');
  const toCaption = (line: string, after: number) =>
    makeCenteredLine(toPlainText(line), { size: WORD_SIZE.caption, after });
  return packLandscape(['Exhibit list', toPlainText(title.title)].filter(Boolean).join(' — '), [
    ...title.caption.map((line) => toCaption(line, 60)),
    makeCenteredLine('EXHIBIT LIST', {
      ...{ size: WORD_SIZE.title, isBold: true, before: 180 },
      after: subtitles.length === 0 ? 240 : 60,
    }),
    ...subtitles.map((line, index) => toCaption(line, index === subtitles.length - 1 ? 240 : 60)),
    makeTable(rows),
    ...title.notes.map(makeNote),
  ]);
}

function makeTable(rows: ExhibitRow[]) {
  const columns = COLUMNS.map(({ title, key }, index) => ({
    ...{ title, width: WIDTHS[index] ?? 0 },
    ...{ isCentered: key === 'letter' || key === 'pages', isBold: key === 'letter' },
  }));
  return makeWordTable(
    columns,
    rows.map((row) => COLUMNS.map(({ key }) => toWords(row, key))),
  );
}

function toWords(row: ExhibitRow, key: keyof ExhibitRow): string {
  return key === 'documentDate' ? formatLongDate(row.documentDate) : String(row[key]);
}
