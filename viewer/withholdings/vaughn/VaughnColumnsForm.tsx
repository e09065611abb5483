import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { VaughnField, type VaughnIndex, vaughnFieldNames } from '#contract/withholdings/vaughn.ts';
import { call } from '../../server/call.ts';
import { vaughnKey } from '../../server/withholding-queries.ts';
import { usePermission } from '../../session/use-user.ts';
import { Group, NativeSelect, Text } from '../../ui/parts.ts';
import { notifyFailure } from '../../ui/toast.tsx';

/** The field of each column of the index, to correct where it was recognized wrongly. */
export function VaughnColumnsForm({
  matter,
  index: vaughn,
}: {
  matter: string;
  index: VaughnIndex;
}): JSX.Element {
  const review = usePermission('reviewer');
  const client = useQueryClient();
  const map = useMutation({
    mutationFn: (columns: (VaughnField | null)[]) =>
      call(endpoints.mapVaughnColumns, { params: { matter, index: vaughn.indexId }, body: { columns } }),
    onSuccess: () => client.invalidateQueries({ queryKey: vaughnKey(matter) }),
    onError: (error) => notifyFailure('The columns were not changed', error),
  });
  // A field has one column: the column that had it before loses it.
  const choose = (index: number, field: VaughnField | null) =>
    map.mutate(
      vaughn.columns.map((column, at) => {
        if (at === index) return field;
        return column.field === field ? null : column.field;
      }),
    );
  return (
    <section aria-label="Columns of the index">
      <Text size="xs" c="dimmed" mb={4}>
        Columns of the index:
      </Text>
      <Group gap="sm" align="flex-end">
        {vaughn.columns.map(({ name, field }, index) => (
          <NativeSelect
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is identified by its index; two may have one name.
            key={index}
            size="xs"
            label={name || `Column ${index + 1}`}
            disabled={!review.allowed || map.isPending}
            value={field ?? ''}
            onChange={(event) =>
              choose(index, VaughnField.nullable().parse(event.currentTarget.value || null))
            }
            data={[
              { value: '', label: 'Not used' },
              ...VaughnField.options.map((each) => ({ value: each, label: vaughnFieldNames[each] })),
            ]}
          />
        ))}
      </Group>
    </section>
  );
}
