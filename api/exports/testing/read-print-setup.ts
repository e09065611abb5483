import { readZip } from './read-zip.ts';

/** The print settings of a sheet of an Excel file. */
export interface PrintSetup {
  /** OOXML's number of the paper: 1 is US Letter. */
  paper: string | undefined;
  isFittedToWidth: boolean;
  /** The cells that have filters, as `A1:C9`. */
  filter: string | undefined;
  /** The rows repeated on each sheet of paper. */
  repeated: string | undefined;
}

export async function readPrintSetup(workbook: Buffer): Promise<PrintSetup> {
  const parts = (await readZip(workbook)).map(String);
  const partOf = (name: string) => parts[parts.indexOf(name) + 1] ?? '';
  const [sheet, book] = [partOf('xl/worksheets/sheet1.xml'), partOf('xl/workbook.xml')];
  return {
    paper: /<pageSetup [^>]*paperSize="(\d+)"/u.exec(sheet)?.[1],
    isFittedToWidth:
      sheet.includes('<pageSetUpPr fitToPage="1"/>') && /fitToWidth="1" fitToHeight="0"/u.test(sheet),
    filter: /<autoFilter ref="([^"]+)"/u.exec(sheet)?.[1],
    repeated: /"_xlnm.Print_Titles"[^>]*>[^<]*!([^<]+)</u.exec(book)?.[1],
  };
}
