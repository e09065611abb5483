import { z } from 'zod';

/** The contents of a column of a DAT load file that the program uses. */
export const DocumentField = z.enum([
  'beginBates',
  'endBates',
  'beginAttachment',
  'endAttachment',
  'parent',
  'pageCount',
  'custodian',
  'documentType',
  'from',
  'to',
  'cc',
  'bcc',
  'subject',
  'title',
  'author',
  'dateSent',
  'timeSent',
  'dateReceived',
  'timeReceived',
  'dateCreated',
  'dateModified',
  'fileName',
  'fileExtension',
  'fileSize',
  'md5',
  'sha1',
  'nativePath',
  'textPath',
  'confidentiality',
  'redacted',
]);
export type DocumentField = z.infer<typeof DocumentField>;

/** Far more than any load file has. */
const MOST_COLUMNS = 2000;

const columnName = z.string().min(1).max(200);

/**
 * A person's mapping of columns in a file: the column's name, and its field; null keeps it as an extra field
 * under its own name. Columns that are not mapped are assigned by their names.
 */
export const ColumnChoices = z
  .record(columnName, DocumentField.nullable())
  .refine((choices) => Object.keys(choices).length <= MOST_COLUMNS, 'at most 2,000 columns')
  .refine(namesEachFieldOnce, 'two columns go to the same field');
export type ColumnChoices = z.infer<typeof ColumnChoices>;

function namesEachFieldOnce(choices: Record<string, DocumentField | null>): boolean {
  const fields = Object.values(choices).filter((field) => field !== null);
  return new Set(fields).size === fields.length;
}

/** A column, and the field of its values. Null: it stays an extra field under its own name. */
export const MappedColumn = z.object({ column: z.string(), field: DocumentField.nullable() });
export type MappedColumn = z.infer<typeof MappedColumn>;

/** An inconsistency in a load file. The rest is read all the same. */
export const LoadFault = z.object({
  /** The line of the load file, from 1; null if it concerns no single line. */
  row: z.int().nullable(),
  message: z.string(),
});
export type LoadFault = z.infer<typeof LoadFault>;

/** A load file after it was read. */
export const LoadFileReport = z.object({
  /** As received, relative to the folder that was ingested. */
  path: z.string(),
  documents: z.int(),
  /** The total number; `faults` contains the first of them, in the order of the rows. */
  faultCount: z.int(),
  faults: z.array(LoadFault),
});
export type LoadFileReport = z.infer<typeof LoadFileReport>;

/** A value that a load file gives to a document. */
export const FieldValue = z.object({
  field: DocumentField.nullable(),
  /** The column's name in the load file. */
  name: z.string(),
  /** At least one; several only for people, such as custodians and recipients. */
  values: z.array(z.string()),
});
export type FieldValue = z.infer<typeof FieldValue>;

/** A document as described by a load file. */
export const DocumentDetail = z.object({
  beginBates: z.string(),
  endBates: z.string(),
  /** The Bates range of the family, the same on the parent and on its attachments. */
  family: z.object({ begin: z.string(), end: z.string() }).nullable(),
  /** The document to which this one was attached. */
  parent: z.object({ documentId: z.string(), beginBates: z.string() }).nullable(),
  /** In the order of the load file's columns; columns without a value are left out. */
  fields: z.array(FieldValue),
  /** Its position in the load file. */
  loadFile: z.string(),
  row: z.int(),
});
export type DocumentDetail = z.infer<typeof DocumentDetail>;

/** A preview of load files; `uncover ingest --show-mapping --json` prints it. No pages are read. */
export const MappingReport = z.object({
  loadFiles: z.array(
    z.object({
      path: z.string(),
      kind: z.enum(['dat', 'opt', 'lfp']),
      encoding: z.string(),
      rows: z.int(),
      documents: z.int(),
      columns: z.array(MappedColumn),
      /** The values of the first rows, in the order of the columns. */
      firstRows: z.array(z.array(z.string())),
      faultCount: z.int(),
      faults: z.array(LoadFault),
    }),
  ),
  /** The mapping by a person, under the names of the header. */
  choices: ColumnChoices,
  documents: z.int(),
  pages: z.int(),
  texts: z.int(),
  natives: z.int(),
});
export type MappingReport = z.infer<typeof MappingReport>;
