import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { IngestSettings } from '#contract/intake/ingest-settings.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { messageOf } from '../../server/call-failed.ts';
import { queries } from '../../server/queries.ts';
import { Button, Code, Popover, Table, Text } from '../../ui/parts.ts';

/**
 * The server's processing settings and how to change them, for example for someone whose file was too large.
 */
export function IngestSettingsButton({ matter }: { matter: string }): JSX.Element {
  return (
    <Popover width={640} position="bottom-start" withArrow trapFocus>
      <Popover.Target>
        <Button variant="subtle" size="compact-xs" className="flush" mt="xs">
          Processing settings and limits
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Processing settings">
        <SettingsInForce matter={matter} />
      </Popover.Dropdown>
    </Popover>
  );
}

function SettingsInForce({ matter }: { matter: string }): JSX.Element {
  const settings = useQuery(queries.ingestSettings(matter));
  if (settings.isError) return <Text c="var(--bad)">{messageOf(settings.error)}</Text>;
  return (
    <>
      <Table verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Setting</Table.Th>
            <Table.Th>Value</Table.Th>
            <Table.Th>Option</Table.Th>
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
        The person who runs Uncover sets an option at start, for example{' '}
        <Code>npm start -- --most-pixels 500</Code>. Then retry the failed items. The command line takes the
        same options.
      </Text>
    </>
  );
}

/** Name, formatted value, and command line option. */
function listSettings(settings: IngestSettings): [string, string, string][] {
  return [
    ['OCR', settings.engine, '--ocr'],
    ['Languages', settings.languages.map(nameOfLanguage).join(', '), '--languages'],
    ['Pages at once', formatNumber(settings.workers), '--workers'],
    ['Time per page', `${formatNumber(settings.secondsPerPage)} seconds`, '--page-seconds'],
    ['Memory per page', megabytes(settings.memoryPerPage), '--page-memory'],
    [
      'Office documents',
      settings.libreOffice ? 'Converted with LibreOffice' : 'Not converted: LibreOffice is not installed',
      '--soffice',
    ],
    ['Largest image', `${formatNumber(settings.pixels / 1_000_000)} million pixels`, '--most-pixels'],
    ['Largest upload', `${formatNumber(settings.uploadBytes / 1e9)} GB`, 'UNCOVER_LARGEST_UPLOAD_GB'],
    ['Largest file', megabytes(settings.fileBytes), '--most-file-size'],
    ['Largest unpacking ratio', `${formatNumber(settings.ratio)} times its size`, '--most-ratio'],
    ['Nested archives', formatNumber(settings.depth), '--most-depth'],
    ['Files extracted from one file', formatNumber(settings.files), '--most-files'],
    ['Total size extracted from one file', megabytes(settings.unpackedBytes), '--most-unpacked'],
  ];
}

/** In units of 2^20 bytes, as the options count them. */
function megabytes(bytes: number): string {
  return `${formatNumber(bytes / 2 ** 20)} MB`;
}

const LANGUAGES: Record<string, string> = { eng: 'English', spa: 'Spanish' };

function nameOfLanguage(language: string): string {
  return LANGUAGES[language] ?? language;
}
