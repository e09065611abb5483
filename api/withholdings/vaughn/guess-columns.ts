import type { VaughnColumns, VaughnField } from '#contract/withholdings/vaughn.ts';
import { foldColumn } from '#ingest';

/**
 * Agencies' names for the columns, as `foldColumn` writes them; the most certain first. A name may have more
 * words after it.
 */
const NAMES: Record<VaughnField, readonly string[]> = {
  beginBates: [
    'BEGBATES',
    'BEGINBATES',
    'BEGINNINGBATES',
    'BATESBEG',
    'BATESSTART',
    'FIRSTBATES',
    'STARTBATES',
    'BATESFROM',
  ],
  endBates: ['ENDBATES', 'ENDINGBATES', 'BATESEND', 'LASTBATES', 'BATESTO'],
  bates: [
    'BATES',
    'BATESNUMBER',
    'BATESNUMBERS',
    'BATESNO',
    'BATESNOS',
    'BATESRANGE',
    'BATESPAGE',
    'BATESPAGES',
    'PAGERANGE',
    'PAGENUMBER',
    'PAGENUMBERS',
    'PAGENOS',
  ],
  documentNumber: [
    'DOCUMENTNUMBER',
    'DOCUMENTNO',
    'DOCNUMBER',
    'DOCNO',
    'DOC',
    'DOCUMENTID',
    'ENTRY',
    'ENTRYNO',
    'NO',
    'NUMBER',
    'ITEM',
    'ITEMNO',
    'INDEXNO',
    'VAUGHNNO',
  ],
  pages: [
    'PAGES',
    'PAGECOUNT',
    'NUMBEROFPAGES',
    'NOOFPAGES',
    'NUMPAGES',
    'PGS',
    'PP',
    'PGCOUNT',
    'TOTALPAGES',
    'OFPAGES',
  ],
  date: ['DATE', 'DOCUMENTDATE', 'DOCDATE', 'DATED', 'DATEOFDOCUMENT', 'DATESENT', 'DATEOFRECORD'],
  author: [
    'AUTHOR',
    'AUTHORS',
    'FROM',
    'SENDER',
    'AUTHORORIGINATOR',
    'ORIGINATOR',
    'AUTHORFROM',
    'FROMAUTHOR',
  ],
  recipient: ['RECIPIENT', 'RECIPIENTS', 'TO', 'ADDRESSEE', 'ADDRESSEES', 'RECIPIENTTO', 'TORECIPIENT'],
  codes: [
    'EXEMPTION',
    'EXEMPTIONS',
    'EXEMPTIONSCLAIMED',
    'EXEMPTIONCLAIMED',
    'EXEMPTIONSAPPLIED',
    'FOIAEXEMPTION',
    'FOIAEXEMPTIONS',
    'EXEMPTIONCODES',
    'BASIS',
    'BASISFORWITHHOLDING',
    'STATUTORYBASIS',
    'CODES',
    'CODE',
  ],
  extent: [
    'FULLORPART',
    'FULLPART',
    'FULLPARTIAL',
    'INFULLORINPART',
    'WITHHELDINFULLORINPART',
    'WITHHELDINFULLORPART',
    'WIFWIP',
    'WITHHOLDING',
    'WITHHELD',
    'EXTENT',
    'DISPOSITION',
    'RELEASEDETERMINATION',
    'RELEASESTATUS',
    'STATUS',
    'TREATMENT',
  ],
  description: [
    'DESCRIPTION',
    'DESCRIPTIONOFDOCUMENT',
    'DOCUMENTDESCRIPTION',
    'DESCRIPTIONOFRECORD',
    'DESCRIPTIONOFINFORMATIONWITHHELD',
    'SUBJECT',
    'TITLE',
    'DOCUMENTTITLE',
    'DOCUMENTTYPE',
    'RECORDTYPE',
    'TYPE',
    'JUSTIFICATION',
  ],
};

const FIELDS = Object.keys(NAMES) as VaughnField[];

/** Rows above a header: a caption, the court's name. */
const MOST_ABOVE = 20;

/** Finds the header, and the fields of its columns. Undefined if no row looks like a header. */
export function findHeader(rows: readonly string[][]): { at: number; columns: VaughnColumns } | undefined {
  const headers = rows.slice(0, MOST_ABOVE).map((cells, at) => ({ at, columns: guessColumns(cells) }));
  const known = (columns: VaughnColumns) => columns.filter((field) => field !== null).length;
  const best = headers.toSorted((one, other) => known(other.columns) - known(one.columns))[0];
  return best && known(best.columns) >= 2 ? best : undefined;
}

/** A field is assigned to the column whose name is the most certain for it; no column has two fields. */
export function guessColumns(header: readonly string[]): VaughnColumns {
  const names = header.map(foldColumn);
  const columns: VaughnColumns = names.map(() => null);
  const claim = (field: VaughnField, matches: (name: string, alias: string) => boolean) => {
    if (columns.includes(field)) return;
    for (const alias of NAMES[field]) {
      const at = names.findIndex(
        (name, index) => columns[index] === null && name !== '' && matches(name, alias),
      );
      if (at < 0) continue;
      columns[at] = field;
      return;
    }
  };
  for (const field of FIELDS) claim(field, (name, alias) => name === alias);
  // `Exemption(s) Claimed by ICE`; short names would match anything.
  for (const field of FIELDS) claim(field, (name, alias) => alias.length >= 5 && name.includes(alias));
  return columns;
}
