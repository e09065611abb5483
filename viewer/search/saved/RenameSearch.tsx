import { useMutation } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { SavedSearch } from '#contract/search/saved-search.ts';
import { call } from '../../server/call.ts';
import { messageOf } from '../../server/call-failed.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Button, Group, TextInput } from '../../ui/parts.ts';
import { useRefreshSaved } from './use-refresh-saved-searches.ts';

interface RenameSearchProps {
  matter: string;
  search: SavedSearch;
  opened: boolean;
  close: () => void;
}

export function RenameSearch({ matter, search, opened, close }: RenameSearchProps): JSX.Element {
  const refresh = useRefreshSaved(matter);
  const [name, setName] = useState(search.name);
  const rename = useMutation({
    mutationFn: () =>
      call(endpoints.renameSearch, { params: { matter, search: search.searchId }, body: { name } }),
    onSuccess: async () => {
      await refresh();
      close();
    },
  });
  return (
    <Dialog opened={opened} close={close} title="Rename search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate();
        }}
      >
        <TextInput
          label="Name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={rename.isError && messageOf(rename.error)}
          maxLength={120}
          required
          withAsterisk={false}
          data-autofocus
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={rename.isPending}>
            Rename
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
