import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { Production } from '#contract/intake/production.ts';
import { ProductionName } from '#contract/intake/upload.ts';
import { counted } from '#contract/values/counted.ts';
import { bytes } from '../../format/format.ts';
import { queries } from '../../server/queries.ts';
import { useUser } from '../../session/use-user.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Button, Group, NativeSelect, Text, TextInput } from '../../ui/parts.ts';
import type { DroppedFile } from '../../uploads/list-dropped-files.ts';
import { findUnfinished, nameAfter } from './guess-production.ts';

interface ChooseProductionProps {
  matter: string;
  files: readonly DroppedFile[];
  productions: readonly Production[];
  start: (production: string) => void;
  close: () => void;
}

const NEW = 'New production';

/** Asks which production the files belong to, once for all files that were added together. */
export function ChooseProduction({
  matter,
  files,
  productions,
  start,
  close,
}: ChooseProductionProps): JSX.Element {
  const { userName } = useUser();
  const uploads = useQuery(queries.uploads(matter)).data ?? [];
  const unfinished = findUnfinished(uploads, files, userName);
  const [chosen, setChosen] = useState<string>();
  const [typed, setTyped] = useState(() => nameAfter(files, new Date().toISOString()));
  const names = productions.map(({ name }) => name);
  const options = [...new Set([NEW, ...names, ...(unfinished ? [unfinished] : [])])];
  const choice = chosen ?? unfinished ?? NEW;
  const name = ProductionName.safeParse(choice === NEW ? typed : choice);
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  return (
    <Dialog title={`Add ${counted(files.length, 'file')}, ${bytes(size)}`} opened close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.success) start(name.data);
        }}
      >
        {unfinished && (
          <Text mb="sm">Part of this was uploaded before. The upload continues where it stopped.</Text>
        )}
        <NativeSelect
          label="Production"
          description="One delivery by one party, such as everything that came with one cover letter."
          size="sm"
          data={options}
          value={choice}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data-autofocus
        />
        {choice === NEW && (
          <TextInput
            label="Production name"
            mt="sm"
            value={typed}
            maxLength={200}
            error={name.success ? null : 'Enter a name.'}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {choice === NEW && names.includes(typed.trim()) && (
          <Text size="xs" mt={4} c="var(--warn)">
            A production with this name exists. The files will be added to it.
          </Text>
        )}
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" disabled={!name.success}>
            Add files
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
