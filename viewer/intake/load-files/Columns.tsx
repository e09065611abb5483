import type { JSX } from 'react';
import { DocumentField, type MappedColumn, type MappingReport } from '#contract/intake/load-file.ts';
import { counted } from '#contract/values/counted.ts';
import { NativeSelect, Table, Text } from '../../ui/parts.ts';
import classes from '../intake.module.css';
import { FaultList } from './FaultList.tsx';
import { fieldNames } from './field-names.ts';

type LoadFileShown = MappingReport['loadFiles'][number];

interface ColumnsProps {
  report: MappingReport;
  /** Undefined for read-only users. */
  choose: ((column: string, field: DocumentField | null) => void) | undefined;
}

/** The field of each load file column, with its first values, and what the load files produce. */
export function Columns({ report, choose }: ColumnsProps): JSX.Element {
  const { documents, pages, texts, natives } = report;
  return (
    <>
      {report.loadFiles.map((file) => (
        <section key={file.path} aria-label={file.path} className={classes.loadFile}>
          <Text fw={600}>{file.path}</Text>
          <Text size="xs" c="dimmed" className="numbers">
            {file.kind.toUpperCase()}, {file.encoding}, {counted(file.rows, 'row')},{' '}
            {counted(file.documents, 'document')}
          </Text>
          {file.columns.length > 0 && <ColumnTable file={file} choose={choose} />}
          {file.faultCount > 0 && (
            <>
              <Text size="xs" mt={4} c="var(--warn)">
                {counted(file.faultCount, 'error')}. The valid rows are still used.
              </Text>
              <FaultList {...file} />
            </>
          )}
        </section>
      ))}
      <Text className="numbers">
        Total: {counted(documents, 'document')}, {counted(pages, 'page')}, {counted(texts, 'text file')},{' '}
        {counted(natives, 'native file')} kept with the images.
      </Text>
    </>
  );
}

function ColumnTable({ file, choose }: { file: LoadFileShown } & Pick<ColumnsProps, 'choose'>): JSX.Element {
  return (
    <Table verticalSpacing={2} className={classes.files}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Column</Table.Th>
          <Table.Th>Field</Table.Th>
          <Table.Th>First values</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {file.columns.map((mapped, index) => (
          <Table.Tr key={mapped.column}>
            <Table.Td className={classes.column}>{mapped.column}</Table.Td>
            <Table.Td>
              <FieldOf mapped={mapped} choose={choose} />
            </Table.Td>
            <Table.Td className={classes.values}>{listFirstValues(file, index)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** No column is dropped: one without a field stays with its document under its own name. */
const EXTRA = 'Keep under its own name';
const OPTIONS = [
  { value: '', label: EXTRA },
  ...DocumentField.options.map((field) => ({ value: field, label: fieldNames[field] })),
];

function FieldOf({ mapped, choose }: { mapped: MappedColumn } & Pick<ColumnsProps, 'choose'>): JSX.Element {
  const { column, field } = mapped;
  if (!choose) return <>{field === null ? EXTRA : fieldNames[field]}</>;
  return (
    <NativeSelect
      size="xs"
      aria-label={`Field of ${column}`}
      data={OPTIONS}
      value={field ?? ''}
      onChange={(event) => {
        const chosen = DocumentField.safeParse(event.currentTarget.value);
        choose(column, chosen.success ? chosen.data : null);
      }}
    />
  );
}

function listFirstValues({ firstRows }: LoadFileShown, index: number): string {
  const values = firstRows.map((row) => row[index] ?? '').filter((value) => value !== '');
  return values.length === 0 ? 'Empty in the first rows' : values.join(' | ');
}
