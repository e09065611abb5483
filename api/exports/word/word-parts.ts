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

/** The typeface of every Word file, which courts and their readers expect. */
export const WORD_FONT = 'Times New Roman';
/** US Letter, in twentieths of a point. */
export const WORD_PAGE = { width: 12_240, height: 15_840 };

/** The sizes of text, in half-points. */
export const WORD_SIZE = { title: 28, caption: 24, cell: 20, note: 18 };
/** Of the pages in landscape, in twentieths of a point. */
const MARGIN = 1080;
const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

export interface WordColumn {
  title: string;
  /** In twentieths of a point. */
  width: number;
  isCentered?: boolean;
  isBold?: boolean;
}

/** A table whose header is repeated on each page, and whose rows do not break across pages. */
export function makeWordTable(columns: readonly WordColumn[], rows: readonly string[][]): Table {
  const toRow = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      ...(isHead ? { tableHeader: true } : {}),
      cantSplit: true,
      children: columns.map((column, index) => makeCell(cells[index] ?? '', column, isHead)),
    });
  return new Table({
    width: { size: columns.reduce((sum, { width }) => sum + width, 0), type: WidthType.DXA },
    columnWidths: columns.map(({ width }) => width),
    layout: TableLayoutType.FIXED,
    borders: {
      ...{ top: THIN, bottom: THIN, left: THIN, right: THIN },
      ...{ insideHorizontal: THIN, insideVertical: THIN },
    },
    rows: [
      toRow(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((row) => toRow(row, false)),
    ],
  });
}

function makeCell(text: string, { width, isCentered, isBold }: WordColumn, isHead: boolean): TableCell {
  const alignment = isCentered ? AlignmentType.CENTER : AlignmentType.LEFT;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 80, right: 80 },
    verticalAlign: VerticalAlign.TOP,
    children: [
      new Paragraph({
        alignment,
        children: [new TextRun({ text, size: WORD_SIZE.cell, bold: isHead || isBold === true })],
      }),
    ],
  });
}

/** `Page 1 of 3`; the size in half-points. */
export function makePageFooter(size: number): Footer {
  const children = ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  return new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children, size })] }),
    ],
  });
}

/** A Word file whose pages are in landscape and numbered. */
export async function packLandscape(title: string, children: (Paragraph | Table)[]): Promise<Buffer> {
  const document = new Document({
    title,
    creator: '',
    styles: { default: { document: { run: { font: WORD_FONT, size: WORD_SIZE.cell } } } },
    sections: [
      {
        properties: {
          page: {
            size: { ...WORD_PAGE, orientation: PageOrientation.LANDSCAPE },
            margin: { left: MARGIN, right: MARGIN, top: MARGIN, bottom: MARGIN },
          },
        },
        footers: { default: makePageFooter(WORD_SIZE.note) },
        children,
      },
    ],
  });
  return Packer.toBuffer(document);
}

interface CenteredLine {
  /** In half-points. */
  size: number;
  isBold?: boolean;
  /** The space above and below, in twentieths of a point. */
  before?: number;
  after: number;
}

/** A line above a table, which is not parted from it. */
export function makeCenteredLine(
  text: string,
  { size, isBold = false, before = 0, after }: CenteredLine,
): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before, after },
    keepNext: true,
    children: [new TextRun({ text, size, bold: isBold })],
  });
}

/** A small line below a table; the first, with the index 0, stands apart from it. */
export function makeNote(text: string, index: number): Paragraph {
  return new Paragraph({
    spacing: { before: index === 0 ? 160 : 40 },
    children: [new TextRun({ text, size: WORD_SIZE.note })],
  });
}
