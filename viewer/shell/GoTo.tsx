import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX, SubmitEvent } from 'react';
import { useOpenPage } from '../reading/use-open-page.ts';
import { messageOf } from '../server/call-failed.ts';
import { queries } from '../server/queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Button, Group, TextInput } from '../ui/parts.ts';

interface GoToProps {
  matter: string;
  opened: boolean;
  close: () => void;
}

/** Bates number or control number in, page out. */
export function GoTo({ matter, opened, close }: GoToProps): JSX.Element {
  return (
    <Dialog opened={opened} close={close} title="Go to a page">
      <GoToForm matter={matter} close={close} />
    </Dialog>
  );
}

function GoToForm({ matter, close }: Pick<GoToProps, 'matter' | 'close'>): JSX.Element {
  const client = useQueryClient();
  const openPage = useOpenPage();
  const find = useMutation({
    mutationFn: (reference: string) => client.fetchQuery(queries.findPage(matter, reference)),
    onSuccess: (page) => {
      // The page's neighbours are those of its production: a number names a place, not a search.
      openPage(page, { production: page.productionId });
      close();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reference = String(new FormData(event.currentTarget).get('reference')).trim();
    if (reference) find.mutate(reference);
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        name="reference"
        label="Bates number or control number"
        placeholder="ICE FOIA 10-2674.0001234"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        error={find.isError ? messageOf(find.error) : undefined}
      />
      <Group justify="flex-end" mt="md">
        <Button type="submit" loading={find.isPending}>
          Go
        </Button>
      </Group>
    </form>
  );
}
