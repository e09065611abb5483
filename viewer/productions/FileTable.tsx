import { Link } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import type { Ledger } from '#contract/ledger.ts';
import type { SourceFile, SourceFileStatus } from '#contract/production.ts';
import { bytes, number } from '../ui/format.ts';
import { IconAlertTriangle } from '../ui/icons.ts';
import { Button, Table, Text } from '../ui/parts.ts';
import { filesInWords } from './files-in-words.ts';
import classes from './productions.module.css';

const atFirst = 12;

const said: Record<SourceFileStatus, string> = {
  received: 'waiting',
  reading: 'reading',
  read: 'read',
  duplicate: 'duplicate',
  quarantined: 'could not be opened',
};

interface FileTableProps {
  files: SourceFile[];
  sums: Ledger['files'];
  matter: string;
}

/** Every file received, what became of it, and what to do about those that failed: these come first, all of them. */
export function FileTable({ files, sums, matter }: FileTableProps): JSX.Element {
  const [all, setAll] = useState(false);
  const ordered = [...files].sort(
    (a, b) => Number(b.status === 'quarantined') - Number(a.status === 'quarantined'),
  );
  const few = Math.max(atFirst, sums.quarantined);
  const shown = all ? ordered : ordered.slice(0, few);
  return (
    <>
      <Table verticalSpacing={4} className={classes.files}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{filesInWords(sums)}</Table.Th>
            <Table.Th className={classes.right}>Size</Table.Th>
            <Table.Th className={classes.right}>Pages</Table.Th>
            <Table.Th>Status</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((file) => (
            <FileRow key={file.fileId} file={file} matter={matter} />
          ))}
        </Table.Tbody>
      </Table>
      {ordered.length > few && !all && (
        <Button variant="subtle" mt="xs" onClick={() => setAll(true)}>
          Show all {number(files.length)} files
        </Button>
      )}
    </>
  );
}

function FileRow({ file, matter }: { file: SourceFile; matter: string }): JSX.Element {
  return (
    <Table.Tr>
      <Table.Td className={classes.path}>
        {file.path}
        {file.message && (
          <Text size="xs" c={file.status === 'quarantined' ? 'var(--bad)' : 'dimmed'}>
            {file.message}
          </Text>
        )}
      </Table.Td>
      <Table.Td className={classes.right}>{bytes(file.bytes)}</Table.Td>
      <Table.Td className={classes.right}>
        <PagesOf file={file} matter={matter} />
      </Table.Td>
      <Table.Td className="nowrap">
        {file.status === 'quarantined' ? (
          <Text c="var(--bad)" component="span">
            <IconAlertTriangle size={14} style={{ verticalAlign: -2 }} aria-hidden /> {said.quarantined}
            {file.cause && `: ${file.cause}`}
          </Text>
        ) : (
          said[file.status]
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function PagesOf({ file, matter }: { file: SourceFile; matter: string }): JSX.Element {
  if (file.status === 'quarantined') return <Text c="dimmed">unknown</Text>;
  return (
    <>
      {file.pagesRead > 0 ? (
        <Link to="/m/$matter/pages" params={{ matter }} search={{ file: file.fileId }}>
          {number(file.pagesRead)}
        </Link>
      ) : (
        number(file.pagesRead)
      )}
      {file.pagesRead < file.pages && ` of ${number(file.pages)}`}
    </>
  );
}
