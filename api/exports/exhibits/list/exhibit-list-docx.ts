import { AlignmentType, Document, Packer, PageOrientation, Paragraph, TextRun } from 'docx';
import { attachedTo } from '#contract/exhibits/slip-sheet.ts';
import { formatLongDate } from '#contract/values/dates.ts';
import { makePageFooter, makeWordTable, WORD_FONT, WORD_PAGE } from '../../word/word-parts.ts';
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

/** Margins in twentieths of a point; the page is in landscape. */
const MARGIN = 1080;
/**
 * Column widths in the order of `COLUMNS`; together the page without its side margins. `September 30, 2010` is on one
 * line.
 */
const WIDTHS = [1050, 5980, 1950, 3850, 850];
/** Half-points. */
const SIZE = { title: 28, caption: 24, cell: 20, note: 18 };

/** The exhibit list as a Word file, as it may be filed. */
export async function toExhibitDocx(title: ExhibitListTitle, rows: ExhibitRow[]): Promise<Buffer> {
  const subtitles = [title.title, attachedTo(title.declarant)].filter((line) => line !== '');
  const document = new Document({
    title: ['Exhibit list', toPlainText(title.title)].filter(Boolean).join(' — '),
    creator: '',
    styles: { default: { document: { run: { font: WORD_FONT, size: SIZE.cell } } } },
    sections: [
      {
        properties: {
          page: {
            size: { ...WORD_PAGE, orientation: PageOrientation.LANDSCAPE },
            margin: { left: MARGIN, right: MARGIN, top: MARGIN, bottom: MARGIN },
          },
        },
        footers: { default: makePageFooter(SIZE.note) },
        children: [
          ...title.caption.map((line) => centered(toPlainText(line), SIZE.caption, false, 60)),
          centered('EXHIBIT LIST', SIZE.title, true, subtitles.length === 0 ? 240 : 60, 180),
          ...subtitles.map((line, index) =>
            centered(toPlainText(line), SIZE.caption, false, index === subtitles.length - 1 ? 240 : 60),
          ),
          makeTable(rows),
          ...title.notes.map(makeNote),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function centered(text: string, size: number, bold: boolean, after: number, before = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before, after },
    keepNext: true,
    children: [new TextRun({ text, size, bold })],
  });
}

function makeNote(text: string, index: number): Paragraph {
  return new Paragraph({
    spacing: { before: index === 0 ? 160 : 40 },
    children: [new TextRun({ text, size: SIZE.note })],
  });
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
