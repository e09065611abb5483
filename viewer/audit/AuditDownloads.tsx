import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { MOST_EVENTS_ON_PAPER } from '#contract/reports/audit.ts';
import { formatNumber } from '#contract/values/counted.ts';
import type { AuditParams } from '../params.ts';
import { urlOf } from '../server/url-of.ts';
import { IconDownload } from '../ui/icons.ts';
import { Button, Checkbox, Group, Text } from '../ui/parts.ts';

interface AuditDownloadsProps {
  matter: string;
  filter: AuditParams;
  total: number;
}

/** The filtered log as an exhibit for a declaration, and as a table by which its hashes can be recomputed. */
export function AuditDownloads({ matter, filter, total }: AuditDownloadsProps): JSX.Element {
  const [withNames, setWithNames] = useState(false);
  const query = { ...filter, ...(withNames ? { names: 'yes' } : {}) };
  const isTooLong = total > MOST_EVENTS_ON_PAPER;
  return (
    <>
      <Group gap="sm" mb="md">
        {!isTooLong && (
          <Button
            component="a"
            href={urlOf(endpoints.downloadAuditPdf.path, { matter }, query)}
            download
            variant="default"
            leftSection={<IconDownload size={14} />}
          >
            Declaration exhibit (PDF)
          </Button>
        )}
        <Button
          component="a"
          href={urlOf(endpoints.downloadAuditCsv.path, { matter }, query)}
          download
          variant="default"
          leftSection={<IconDownload size={14} />}
        >
          CSV
        </Button>
        <Checkbox
          size="xs"
          label="Include names of tags, batches, lists and searches"
          title="Attorney work product. Leave it out of files that you share."
          checked={withNames}
          onChange={(event) => setWithNames(event.currentTarget.checked)}
        />
      </Group>
      {isTooLong && (
        <Text size="sm" c="dimmed" mb="md">
          A PDF has at most {formatNumber(MOST_EVENTS_ON_PAPER)} events. Choose a shorter period or one
          person; the CSV file has no limit.
        </Text>
      )}
    </>
  );
}
