import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { batesQueries, refreshNumbers } from '../server/bates-queries.ts';
import { call } from '../server/call.ts';
import { usePermission } from '../session/use-user.ts';
import { NativeSelect } from '../ui/parts.ts';
import { notifyFailure, notifyWithUndo } from '../ui/toast.tsx';

/** Nothing chosen: the series on the most pages is used. */
const MOST_PAGES = '';

/** The Bates series of a production, with a choice if there are several. */
export function BatesSeriesChoice({
  matter,
  productionId,
}: {
  matter: string;
  productionId: string;
}): JSX.Element | null {
  const found = useQuery(batesQueries.series(matter, productionId)).data;
  const { allowed } = usePermission('reviewer');
  const choose = useChooseSeries(matter, productionId, found?.chosen ?? null);
  if (!found || found.series.length === 0) return null;
  const own = found.series.find(({ isOwn }) => isOwn);
  const automatic = { value: MOST_PAGES, label: 'Automatic: the series on the most pages' };
  const each = found.series.map(({ prefix, pages }) => ({
    value: prefix,
    label: `${prefix} (${counted(pages, 'page')})`,
  }));
  return (
    <>
      <dt>Bates series</dt>
      <dd>
        {own?.prefix}
        {found.series.length > 1 && ` (${formatNumber(found.series.length - 1)} more found)`}
        {allowed && found.series.length > 1 && (
          <NativeSelect
            size="xs"
            maw={360}
            aria-label="Bates series of this production"
            value={found.chosen ?? MOST_PAGES}
            disabled={choose.isPending}
            onChange={(event) => choose.mutate(event.currentTarget.value || null)}
            data={[automatic, ...each]}
          />
        )}
      </dd>
    </>
  );
}

function useChooseSeries(matter: string, productionId: string, before: string | null) {
  const client = useQueryClient();
  const send = async (prefix: string | null): Promise<void> => {
    await call(endpoints.chooseBatesSeries, {
      params: { matter, production: productionId },
      body: { prefix },
    });
    await refreshNumbers(client, matter);
  };
  const fail = (error: unknown) => notifyFailure('The Bates series was not changed', error);
  return useMutation({
    mutationFn: send,
    onSuccess: () => notifyWithUndo('Bates series changed.', () => void send(before).catch(fail)),
    onError: fail,
  });
}
