import type { JSX } from 'react';
import { TextInput } from '../ui/parts.ts';

/** The name of a tag or of a group of tags. */
export function NameField({ name, change }: { name: string; change: (name: string) => void }): JSX.Element {
  return (
    <TextInput
      label="Name"
      value={name}
      onChange={(event) => change(event.currentTarget.value)}
      maxLength={80}
      required
      withAsterisk={false}
      data-autofocus
    />
  );
}
