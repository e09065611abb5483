import { type JSX, useState } from 'react';
import {
  type ChronologyNames,
  factStatusNames,
  ListedFactStatus,
} from '#contract/review/chronology/chronology-fact.ts';
import { formatEventDate, type PartialDate, parseEventDate } from '#contract/values/event-date.ts';
import type { ChronologyParams } from '../params.ts';
import { FilterSelect } from '../ui/FilterSelect.tsx';
import { Button, Group, TextInput } from '../ui/parts.ts';
import classes from './chronology.module.css';

interface ChronologyFiltersProps {
  filter: ChronologyParams;
  names: ChronologyNames | undefined;
  change: (changed: ChronologyParams) => void;
}

/** Narrows the chronology; the address has the filters. */
export function ChronologyFilters({ filter, names, change }: ChronologyFiltersProps): JSX.Element {
  return (
    <Group align="flex-start" gap="sm" mb="md" className={classes.controls}>
      <TextInput
        label="Words"
        size="xs"
        value={filter.q ?? ''}
        onChange={(event) => change({ q: event.currentTarget.value || undefined })}
      />
      <NameSelect
        label="Person"
        value={filter.person}
        names={names?.people}
        choose={(person) => change({ person })}
      />
      <NameSelect
        label="Place"
        value={filter.place}
        names={names?.places}
        choose={(place) => change({ place })}
      />
      <NameSelect
        label="Issue"
        value={filter.issue}
        names={names?.issues}
        choose={(issue) => change({ issue })}
      />
      <FilterSelect
        label="Status"
        value={filter.status}
        unfiltered="Proposed and confirmed"
        options={ListedFactStatus.options.map((value) => ({ value, label: factStatusNames[value] }))}
        choose={(status) => change({ status: ListedFactStatus.safeParse(status).data })}
      />
      <DateFilter
        key={`from ${filter.from}`}
        label="From"
        value={filter.from}
        choose={(from) => change({ from })}
      />
      <DateFilter key={`to ${filter.to}`} label="To" value={filter.to} choose={(to) => change({ to })} />
      {filter.passage !== undefined && (
        <Button variant="default" onClick={() => change({ passage: undefined })}>
          Show those of all passages
        </Button>
      )}
    </Group>
  );
}

interface NameSelectProps {
  label: string;
  value: string | undefined;
  names: readonly string[] | undefined;
  choose: (name: string | undefined) => void;
}

/** Also lists the name chosen in the address if no fact has it now, so that people see the filter and can remove it. */
function NameSelect({ label, value, names = [], choose }: NameSelectProps): JSX.Element {
  const offered = value === undefined || names.includes(value) ? names : [...names, value];
  return (
    <FilterSelect
      label={label}
      value={value}
      unfiltered="Any"
      options={offered.map((name) => ({ value: name, label: name }))}
      choose={choose}
    />
  );
}

interface DateFilterProps {
  label: string;
  value: PartialDate | undefined;
  choose: (date: PartialDate | undefined) => void;
}

/** A day, a month or a year as people write it; it counts once the field is left, or with Enter. */
function DateFilter({ label, value, choose }: DateFilterProps): JSX.Element {
  const [typed, setTyped] = useState(
    value === undefined ? '' : formatEventDate({ from: value, to: null, isAbout: false }),
  );
  const date = parseEventDate(typed);
  const isOne = date !== undefined && date.to === null && !date.isAbout;
  const isWrong = typed.trim() !== '' && !isOne;
  const apply = () => {
    if (!isWrong) choose(isOne ? date.from : undefined);
  };
  return (
    <TextInput
      label={label}
      size="xs"
      w={140}
      value={typed}
      placeholder="May 2009"
      error={isWrong && 'A date, a month or a year'}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={apply}
      onKeyDown={(event) => {
        if (event.key === 'Enter') apply();
      }}
    />
  );
}
