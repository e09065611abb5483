import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { urlOf } from '../../server/url-of.ts';
import type { LogRequest } from '../../server/withholding-queries.ts';
import { usePermission } from '../../session/use-user.ts';
import { IconDownload } from '../../ui/icons.ts';
import { Button, Checkbox, Group } from '../../ui/parts.ts';

const files = [
  { name: 'CSV', path: endpoints.downloadWithholdingsCsv.path },
  { name: 'Excel', path: endpoints.downloadWithholdingsXlsx.path },
];

/** The log as it is narrowed, as files. They say what is challenged only where an attorney wants that. */
export function LogDownloads({ matter, request }: { matter: string; request: LogRequest }): JSX.Element {
  const attorney = usePermission('attorney');
  const [isOpen, setIsOpen] = useState(false);
  const query = { ...request, ...(isOpen ? { withChallenge: 'yes' } : {}) };
  return (
    <Group gap="sm">
      {attorney.allowed && (
        <Checkbox
          size="xs"
          label="With challenge status"
          title="Attorney work product: not for a file that is handed on"
          checked={isOpen}
          onChange={(event) => setIsOpen(event.currentTarget.checked)}
        />
      )}
      {files.map(({ name, path }) => (
        <Button
          key={name}
          component="a"
          href={urlOf(path, { matter }, query)}
          download
          variant="default"
          leftSection={<IconDownload size={14} />}
        >
          {name}
        </Button>
      ))}
    </Group>
  );
}
