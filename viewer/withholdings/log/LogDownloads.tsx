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

/** Downloads the filtered log. It includes the challenge status only if an attorney chooses that. */
export function LogDownloads({ matter, request }: { matter: string; request: LogRequest }): JSX.Element {
  const attorney = usePermission('attorney');
  const [withChallenge, setWithChallenge] = useState(false);
  const query = { ...request, ...(withChallenge ? { withChallenge: 'yes' } : {}) };
  return (
    <Group gap="sm">
      {attorney.allowed && (
        <Checkbox
          size="xs"
          label="Include challenge status"
          title="Attorney work product. Leave it out of files that you share."
          checked={withChallenge}
          onChange={(event) => setWithChallenge(event.currentTarget.checked)}
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
