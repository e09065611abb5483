import type { JSX } from 'react';
import type { AuditWindow } from '#contract/reports/audit.ts';
import type { AuditParams } from '../params.ts';
import { FilterSelect } from '../ui/FilterSelect.tsx';
import { Button, Group, TextInput } from '../ui/parts.ts';

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
      <FilterSelect
        label="Person"
        value={filter.person}
        unfiltered="Anyone"
        options={people.map(({ userName, name }) => ({ value: userName, label: name }))}
        choose={(person) => change({ person })}
      />
      <FilterSelect
        label="What was done"
        value={filter.type}
        unfiltered="Anything"
        options={types.map(({ type, what }) => ({ value: type, label: what }))}
        choose={(type) => change({ type })}
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
