import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { IngestSettings } from '#contract/intake/ingest-settings.ts';
import { sayNumber } from '#contract/values/counted.ts';
import { messageOf } from '../../server/call-failed.ts';
import { queries } from '../../server/queries.ts';
import { Button, Code, Popover, Table, Text } from '../../ui/parts.ts';

/** By what the server reads, and how that is changed: beside the ways in, where someone asks why a file was too large. */
export function IngestSettingsButton({ matter }: { matter: string }): JSX.Element {
  return (
    <Popover width={640} position="bottom-start" withArrow trapFocus>
      <Popover.Target>
        <Button variant="subtle" size="compact-xs" mt="xs">
          How files are read, and limits
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="How files are read">
        <SettingsInForce matter={matter} />
      </Popover.Dropdown>
    </Popover>
  );
}

function SettingsInForce({ matter }: { matter: string }): JSX.Element {
  const settings = useQuery(queries.readingSettings(matter));
  if (settings.isError) return <Text c="var(--bad)">{messageOf(settings.error)}</Text>;
  return (
    <>
      <Table verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Setting</Table.Th>
            <Table.Th>In force</Table.Th>
            <Table.Th>To change it</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {settings.data &&
            listSettings(settings.data).map(([name, value, option]) => (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                <Table.Td className="numbers">{value}</Table.Td>
                <Table.Td>
                  <Code>{option}</Code>
                </Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="sm">
        Whoever runs the server starts it with the option, such as <Code>npm start -- --most-pixels 500</Code>
        ; then try again what failed. What the command line reads has the same options.
      </Text>
    </>
  );
}

/** Name, value in words, option of the command line. */
function listSettings(settings: IngestSettings): [string, string, string][] {
  return [
    ['OCR', settings.engine, '--ocr'],
    ['Languages', settings.languages.map(inWords).join(', '), '--languages'],
    ['Pages at once', sayNumber(settings.workers), '--workers'],
    ['Time for a page', `${sayNumber(settings.secondsPerPage)} seconds`, '--page-seconds'],
    ['Memory for a page', megabytes(settings.memoryPerPage), '--page-memory'],
    [
      'Office documents',
      settings.libreOffice ? 'read with LibreOffice' : 'not read: no LibreOffice',
      '--soffice',
    ],
    ['Largest picture', `${sayNumber(settings.pixels / 1_000_000)} million pixels`, '--most-pixels'],
    [
      'Largest file sent from here',
      `${sayNumber(settings.uploadBytes / 1e9)} GB`,
      'UNCOVER_LARGEST_UPLOAD_GB',
    ],
    ['Largest file', megabytes(settings.fileBytes), '--most-file-size'],
    ['An archive unpacks to', `${sayNumber(settings.ratio)} times its size`, '--most-ratio'],
    ['Archives inside one another', sayNumber(settings.depth), '--most-depth'],
    ['Files out of one file', sayNumber(settings.files), '--most-files'],
    ['All that comes out of a file', megabytes(settings.unpackedBytes), '--most-unpacked'],
  ];
}

/** As the options count them, of 2^20 bytes. */
function megabytes(bytes: number): string {
  return `${sayNumber(bytes / 2 ** 20)} MB`;
}

const LANGUAGES: Record<string, string> = { eng: 'English', spa: 'Spanish' };

function inWords(language: string): string {
  return LANGUAGES[language] ?? language;
}
