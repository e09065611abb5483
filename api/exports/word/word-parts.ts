import {
  AlignmentType,
  BorderStyle,
  Footer,
  PageNumber,
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

/** The size of text in tables, in half-points. */
const TABLE_SIZE = 20;
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
        children: [new TextRun({ text, size: TABLE_SIZE, bold: isHead || isBold === true })],
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
