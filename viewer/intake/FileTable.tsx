import { Link } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { formatKind, isArchive } from '#contract/intake/kind-names.ts';
import type { Production, SourceFile, SourceFileStatus } from '#contract/intake/production.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { bytes } from '../format/format.ts';
import { IconAlertTriangle } from '../ui/icons.ts';
import { Button, Table, Text, VisuallyHidden } from '../ui/parts.ts';
import { causeNames, isFailure } from './describe-cause.ts';
import classes from './intake.module.css';
import { LockedFile } from './processing/LockedFile.tsx';

const collapsedCount = 12;

const statusNames: Record<SourceFileStatus, string> = {
  received: 'Waiting',
  reading: 'Processing',
  read: 'Processed',
  duplicate: 'Duplicate',
  quarantined: 'Could not be opened',
};

interface FileTableProps {
  production: Production;
  /** The number of files and their outcomes, in a sentence. */
  sums: string;
  matter: string;
}

/** A file below the archive or e-mail that it was extracted from. */
interface Placed {
  file: SourceFile;
  /** The number of archives and e-mails that contain it; 0 if it is listed by itself. */
  depth: number;
  /** Its path inside the file that contains it. */
  name: string;
}

/**
 * Every file received, its outcome, and what to do about failures. Failures come first, all of them, with
 * their full paths; the others are grouped by family.
 */
export function FileTable({ production, sums, matter }: FileTableProps): JSX.Element {
  const { files } = production;
  const [all, setAll] = useState(false);
  const failed = files.filter(({ status }) => status === 'quarantined');
  const ordered = [
    ...failed.map((file): Placed => ({ file, depth: 0, name: file.path })),
    ...placeInFamilies(files).filter(({ file }) => file.status !== 'quarantined'),
  ];
  const visible = Math.max(collapsedCount, failed.length);
  const shown = all ? ordered : ordered.slice(0, visible);
  return (
    <>
      <Table verticalSpacing={4} className={classes.files}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{sums}</Table.Th>
            <Table.Th>Kind</Table.Th>
            <Table.Th className={classes.right}>Size</Table.Th>
            <Table.Th className={classes.right}>Pages</Table.Th>
            <Table.Th>Status</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((placed) => (
            <FileRow key={placed.file.fileId} placed={placed} matter={matter} production={production} />
          ))}
        </Table.Tbody>
      </Table>
      {ordered.length > visible && !all && (
        <Button variant="subtle" className="flush" mt="xs" onClick={() => setAll(true)}>
          Show all {formatNumber(files.length)} files
        </Button>
      )}
    </>
  );
}

/** The files are ordered by family: a parent comes before what was extracted from it. */
function placeInFamilies(files: readonly SourceFile[]): Placed[] {
  const placed = new Map<string, Placed>();
  for (const file of files) {
    const parent = placed.get(file.parentId ?? '');
    const name = parent ? file.path.slice(parent.file.path.length + 1) : file.path;
    placed.set(file.fileId, { file, depth: parent ? parent.depth + 1 : 0, name });
  }
  return [...placed.values()];
}

/** Pixels of indentation for each archive or e-mail that contains a file. */
const indent = 20;

interface FileRowProps {
  placed: Placed;
  matter: string;
  production: Production;
}

function FileRow({ placed, matter, production }: FileRowProps): JSX.Element {
  const { file, depth, name } = placed;
  const isLocked = file.status === 'quarantined' && file.cause === 'encrypted';
  return (
    <Table.Tr>
      <Table.Td
        className={classes.path}
        style={
          depth === 0
            ? undefined
            : {
                paddingLeft: `calc(var(--table-horizontal-spacing, var(--mantine-spacing-xs)) + ${depth * indent}px)`,
              }
        }
      >
        {depth > 0 && <VisuallyHidden>inside the file above: </VisuallyHidden>}
        {name}
        {isLocked ? (
          <LockedFile matter={matter} production={production} path={file.path} message={file.message} />
        ) : (
          file.message && (
            <Text size="xs" c={hasFailed(file) ? 'var(--bad)' : 'dimmed'}>
              {file.message}
            </Text>
          )
        )}
        {file.notes.map((note) => (
          <Text key={note} size="xs" c="var(--warn)">
            {note}
          </Text>
        ))}
      </Table.Td>
      <Table.Td className="nowrap">{formatKind(file.kind)}</Table.Td>
      <Table.Td className={classes.right}>{bytes(file.bytes)}</Table.Td>
      <Table.Td className={classes.right}>
        <PagesOf file={file} matter={matter} />
      </Table.Td>
      <Table.Td>
        {hasFailed(file) ? (
          <Text c="var(--bad)" component="span">
            <IconAlertTriangle size={14} style={{ verticalAlign: -2 }} aria-hidden />{' '}
            {describeStatus(file, production.isProcessing)}
          </Text>
        ) : (
          describeStatus(file, production.isProcessing)
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function hasFailed({ status, cause }: SourceFile): boolean {
  return status === 'quarantined' && isFailure(cause);
}

/** An archive is unpacked, not processed. A file whose processing was interrupted is waiting. */
function describeStatus({ kind, status, cause }: SourceFile, underWay: boolean): string {
  if (status === 'quarantined' && cause !== null) return causeNames[cause];
  if (status === 'reading' && !underWay) return statusNames.received;
  if (status !== 'read') return statusNames[status];
  if (isArchive(kind)) return 'Unpacked';
  // A table or a note that came with the records: nobody would look for its pages.
  return kind === 'text' ? 'Processed: text laid out on pages' : statusNames.read;
}

function PagesOf({ file, matter }: { file: SourceFile; matter: string }): JSX.Element {
  if (file.status === 'quarantined') return <Text c="dimmed">Unknown</Text>;
  return (
    <>
      {file.pagesRead > 0 ? (
        <Link to="/m/$matter/pages" params={{ matter }} search={{ file: file.fileId }}>
          {formatNumber(file.pagesRead)}
        </Link>
      ) : (
        formatNumber(file.pagesRead)
      )}
      {file.pagesRead < file.pages && ` of ${formatNumber(file.pages)}`}
    </>
  );
}
