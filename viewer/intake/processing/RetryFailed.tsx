import type { JSX } from 'react';
import type { Ledger } from '#contract/intake/ledger.ts';
import type { Production } from '#contract/intake/production.ts';
import { counted } from '#contract/values/counted.ts';
import { usePermission } from '../../session/use-user.ts';
import { IconRotateClockwise } from '../../ui/icons.ts';
import { Button, Group, Text, VisuallyHidden } from '../../ui/parts.ts';
import { notifyFailure } from '../../ui/toast.tsx';
import { useIngestRequest, useReadProduction } from './use-ingest-request.ts';

interface RetryFailedProps {
  matter: string;
  production: Production;
  ledger: Ledger;
}

/**
 * The failed items, and a button to retry them: the machine may have been busy, a limit raised, or
 * LibreOffice installed since.
 */
export function RetryFailed({ matter, production, ledger }: RetryFailedProps): JSX.Element | null {
  const { allowed } = usePermission('reviewer');
  const { isUnderWay } = useIngestRequest(matter, production);
  const again = useReadProduction(matter, production.productionId);
  const failed = [
    ledger.files.quarantined > 0 && `${counted(ledger.files.quarantined, 'file')} could not be opened`,
    ledger.pages.problem > 0 && `${counted(ledger.pages.problem, 'page')} could not be read`,
  ].filter(Boolean);
  if (!allowed || isUnderWay || failed.length === 0) return null;
  return (
    <Group gap="sm" mb="sm">
      <Text c="var(--bad)">{failed.join(', ')}.</Text>
      <Button
        variant="default"
        size="compact-xs"
        loading={again.isPending}
        leftSection={<IconRotateClockwise size={14} />}
        onClick={() =>
          again.mutate(
            { retry: true },
            { onError: (error) => notifyFailure('The retry could not be started', error) },
          )
        }
      >
        Retry failed items
        <VisuallyHidden>: {production.name}</VisuallyHidden>
      </Button>
    </Group>
  );
}
