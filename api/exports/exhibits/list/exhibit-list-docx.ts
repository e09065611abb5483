import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { attachedTo } from '#contract/exhibits/slip-sheet.ts';
import { formatLongDate } from '#contract/values/dates.ts';
import { COLUMNS, type ExhibitRow, toPlainText } from './exhibit-rows.ts';

/** What stands around the table. */
export interface ExhibitListTitle {
  /** What stands above the heading, line by line: see `listCaptionLines`. */
  caption: string[];
  /** '' where the heading says enough. */
  title: string;
  /** Whose declaration the exhibits are attached to; '' for nobody's. */
  declarant: string;
  notes: string[];
}

/** Twentieths of a point: US Letter on its side with margins of an inch at the sides. */
const PAGE = { width: 12_240, height: 15_840, side: 1080, top: 1080 };
/** Column widths in the order of `COLUMNS`; together the page without its side margins. */
const WIDTHS = [1050, 5980, 1700, 4100, 850];
const FONT = 'Times New Roman';
/** Half-points. */
const SIZE = { title: 28, caption: 24, cell: 20, note: 18 };
const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

/** The exhibit list as a Word file, as it may be filed. */
export async function toExhibitDocx(title: ExhibitListTitle, rows: ExhibitRow[]): Promise<Buffer> {
  const subtitles = [title.title, attachedTo(title.declarant)].filter((line) => line !== '');
  const document = new Document({
    title: ['Exhibit list', toPlainText(title.title)].filter(Boolean).join(' — '),
    creator: '',
    styles: { default: { document: { run: { font: FONT, size: SIZE.cell } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height, orientation: PageOrientation.LANDSCAPE },
            margin: { left: PAGE.side, right: PAGE.side, top: PAGE.top, bottom: PAGE.top },
          },
        },
        footers: { default: makeFooter() },
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

function makeFooter(): Footer {
  const children = ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children, size: SIZE.note })],
      }),
    ],
  });
}

function makeTable(rows: ExhibitRow[]): Table {
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: COLUMNS.map(({ title }, index) => makeCell(title, index, true)),
  });
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: COLUMNS.map(({ key }, index) => makeCell(toWords(row, key), index, key === 'letter')),
      }),
  );
  return new Table({
    width: { size: WIDTHS.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: WIDTHS,
    layout: TableLayoutType.FIXED,
    borders: {
      top: THIN,
      bottom: THIN,
      left: THIN,
      right: THIN,
      insideHorizontal: THIN,
      insideVertical: THIN,
    },
    rows: [header, ...body],
  });
}

function toWords(row: ExhibitRow, key: keyof ExhibitRow): string {
  return key === 'documentDate' ? formatLongDate(row.documentDate) : String(row[key]);
}

function makeCell(text: string, column: number, bold: boolean): TableCell {
  const key = COLUMNS[column]?.key;
  const alignment = key === 'letter' || key === 'pages' ? AlignmentType.CENTER : AlignmentType.LEFT;
  return new TableCell({
    width: { size: WIDTHS[column] ?? 0, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 80, right: 80 },
    verticalAlign: VerticalAlign.TOP,
    children: [new Paragraph({ alignment, children: [new TextRun({ text, bold })] })],
  });
}
