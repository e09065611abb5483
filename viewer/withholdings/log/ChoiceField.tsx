import type { JSX } from 'react';
import { NativeSelect } from '../../ui/parts.ts';
import { AsRead } from './ValueField.tsx';

interface ChoiceFieldProps {
  label: string;
  text: string;
  asRead: string | undefined;
  readOnly: boolean;
  options: { value: string; label: string }[];
  choose: (value: string) => void;
  restore: () => void;
}

/** A choice of values, saved at once. */
export function ChoiceField(props: ChoiceFieldProps): JSX.Element {
  const { label, text, asRead, readOnly, options, choose, restore } = props;
  return (
    <div>
      <NativeSelect
        size="xs"
        label={label}
        value={text}
        disabled={readOnly}
        onChange={(event) => choose(event.currentTarget.value)}
        data={options}
      />
      {asRead !== undefined && (
        <AsRead asRead={asRead} label={label} restore={readOnly ? undefined : restore} />
      )}
    </div>
  );
}
