import type { JSX } from 'react';
import type { AuditWindow } from '#contract/reports/audit.ts';
import type { AuditParams } from '../params.ts';
import { Button, Group, NativeSelect, TextInput } from '../ui/parts.ts';

interface AuditFiltersProps {
  filter: AuditParams;
  people: AuditWindow['people'];
  types: AuditWindow['types'];
  change: (changed: AuditParams) => void;
}

/** Who, what and when. */
export function AuditFilters({ filter, people, types, change }: AuditFiltersProps): JSX.Element {
  const isFiltered = Object.values(filter).some((each) => each !== undefined);
  return (
    <Group align="flex-end" gap="sm" mb="md">
      <NativeSelect
        label="Person"
        value={filter.person ?? ''}
        data={[
          { value: '', label: 'Anyone' },
          ...people.map(({ userName, name }) => ({ value: userName, label: name })),
        ]}
        onChange={(event) => change({ person: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label="What was done"
        value={filter.type ?? ''}
        data={[
          { value: '', label: 'Anything' },
          ...types.map(({ type, what }) => ({ value: type, label: what })),
        ]}
        onChange={(event) => change({ type: event.currentTarget.value || undefined })}
      />
      <Day label="First day" value={filter.from} choose={(from) => change({ from })} />
      <Day label="Last day" value={filter.to} choose={(to) => change({ to })} />
      {isFiltered && (
        <Button
          variant="default"
          onClick={() => change({ person: undefined, type: undefined, from: undefined, to: undefined })}
        >
          Remove filters
        </Button>
      )}
    </Group>
  );
}

interface DayProps {
  label: string;
  value: string | undefined;
  choose: (day: string | undefined) => void;
}

function Day({ label, value, choose }: DayProps): JSX.Element {
  return (
    <TextInput
      type="date"
      size="xs"
      label={label}
      value={value ?? ''}
      onChange={(event) => choose(event.currentTarget.value || undefined)}
    />
  );
}
