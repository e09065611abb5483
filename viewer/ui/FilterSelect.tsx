import type { JSX } from 'react';
import { NativeSelect } from './parts.ts';

interface FilterSelectProps {
  label: string;
  value: string | undefined;
  /** What the list shows without this filter, such as “Any”. */
  unfiltered: string;
  options: readonly { value: string; label: string }[];
  choose: (value: string | undefined) => void;
}

/** A filter of a list: one of a few values, or none. */
export function FilterSelect({ label, value, unfiltered, options, choose }: FilterSelectProps): JSX.Element {
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      data={[{ value: '', label: unfiltered }, ...options]}
      onChange={(event) => choose(event.currentTarget.value || undefined)}
    />
  );
}
