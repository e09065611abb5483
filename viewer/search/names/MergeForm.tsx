import { type JSX, useState } from 'react';
import type { Correspondent } from '#contract/documents/correspondent.ts';
import { counted } from '#contract/values/counted.ts';
import { parsePersonName } from '#contract/values/person-name.ts';
import { Button, Group, TextInput } from '../../ui/parts.ts';

interface MergeFormProps {
  chosen: readonly Correspondent[];
  isBusy: boolean;
  clear: () => void;
  merge: (into: string) => void;
}

/** Asks under which name the selected names should be merged. */
export function MergeForm({ chosen, isBusy, clear, merge }: MergeFormProps): JSX.Element {
  const natural = chosen.find(({ name }) => parsePersonName(name)?.isReversed === false);
  const [into, setInto] = useState((natural ?? chosen[0])?.name ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        merge(into.trim());
      }}
    >
      <TextInput
        label="Name to show"
        description={chosen.map(({ name }) => name).join(' = ')}
        value={into}
        onChange={(event) => setInto(event.currentTarget.value)}
        maxLength={300}
        required
        withAsterisk={false}
      />
      <Group justify="flex-end" mt="sm">
        <Button variant="default" onClick={clear}>
          Clear selection
        </Button>
        <Button type="submit" loading={isBusy} disabled={into.trim() === ''}>
          Merge {counted(chosen.length, 'name')}
        </Button>
      </Group>
    </form>
  );
}
