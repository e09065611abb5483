import { readZip } from './read-zip.ts';

/** The print settings of a sheet of an Excel file. */
export interface PrintSetup {
  /** OOXML's number of the paper: 1 is US Letter. */
  paper: string | undefined;
  /** The number of sheets of paper side by side; undefined if it is not limited. */
  sheetsAcross: number | undefined;
  /** The cells that have filters, as `A1:C9`. */
  filter: string | undefined;
  /** The columns and rows repeated on each sheet of paper. */
  repeated: string | undefined;
}

export async function readPrintSetup(workbook: Buffer): Promise<PrintSetup> {
  const parts = (await readZip(workbook)).map(String);
  const partOf = (name: string) => parts[parts.indexOf(name) + 1] ?? '';
  const [sheet, book] = [partOf('xl/worksheets/sheet1.xml'), partOf('xl/workbook.xml')];
  return {
    paper: /<pageSetup [^>]*paperSize="(\d+)"/u.exec(sheet)?.[1],
    sheetsAcross: readSheetsAcross(sheet),
    filter: /<autoFilter ref="([^"]+)"/u.exec(sheet)?.[1],
    repeated: /"_xlnm.Print_Titles"[^>]*>([^<]+)</u.exec(book)?.[1]?.replaceAll(/'[^']*'!/gu, ''),
  };
}

function readSheetsAcross(sheet: string): number | undefined {
  const across = /fitToWidth="(\d+)" fitToHeight="0"/u.exec(sheet)?.[1];
  return across !== undefined && sheet.includes('<pageSetUpPr fitToPage="1"/>') ? Number(across) : undefined;
}
