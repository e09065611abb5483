import { type JSX, useState } from 'react';
import type { Production } from '#contract/intake/production.ts';
import { messageOf } from '../../server/call-failed.ts';
import { queries } from '../../server/queries.ts';
import { usePermission } from '../../session/use-user.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Button, Group, Skeleton, Text, VisuallyHidden } from '../../ui/parts.ts';
import { useReadProduction } from '../processing/use-ingest-request.ts';
import { Columns } from './Columns.tsx';
import { useMapping } from './use-mapping.ts';

interface ColumnsOfProps {
  matter: string;
  production: Production;
}

/** Opens the column mapping of a production's load files. */
export function ColumnsButton({ matter, production }: ColumnsOfProps): JSX.Element | null {
  const [isOpen, setIsOpen] = useState(false);
  if (production.loadFiles.length === 0) return null;
  return (
    <>
      <Button variant="default" size="compact-xs" mb="sm" onClick={() => setIsOpen(true)}>
        Load file columns
        <VisuallyHidden>: {production.name}</VisuallyHidden>
      </Button>
      {isOpen && <ColumnsDialog matter={matter} production={production} close={() => setIsOpen(false)} />}
    </>
  );
}

function ColumnsDialog({ matter, production, close }: ColumnsOfProps & { close: () => void }): JSX.Element {
  const { allowed } = usePermission('reviewer');
  const { productionId } = production;
  const mapping = useMapping((columns) => queries.mapping(matter, productionId, columns));
  const apply = useReadProduction(matter, productionId);
  const error = mapping.error ?? apply.error;
  return (
    <Dialog title={`Load files of ${production.name}`} size="xl" opened close={close}>
      {mapping.report ? (
        <Columns report={mapping.report} choose={allowed ? mapping.choose : undefined} />
      ) : (
        !error && <Skeleton height={200} />
      )}
      {error && (
        <Text c="var(--bad)" role="alert" mt="sm">
          {messageOf(error)}
        </Text>
      )}
      <Text size="xs" c="dimmed" mt="sm">
        Changing columns changes documents, fields and Bates numbers. Pages keep their control numbers, tags
        and text.
      </Text>
      <Group mt="md" justify="flex-end">
        <Button variant="default" onClick={close}>
          Close
        </Button>
        {allowed && (
          <Button
            loading={apply.isPending}
            disabled={mapping.columns === undefined || mapping.isUpdating || mapping.error !== null}
            onClick={() => apply.mutate({ columns: mapping.columns }, { onSuccess: close })}
          >
            Apply these columns
          </Button>
        )}
      </Group>
    </Dialog>
  );
}
