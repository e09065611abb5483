import { useMutation } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { SavedSearch } from '#contract/search/saved-search.ts';
import { call } from '../../server/call.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogForm } from '../../ui/DialogForm.tsx';
import { TextInput } from '../../ui/parts.ts';
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
      <DialogForm send="Rename" sending={rename} submit={() => rename.mutate()} cancel={close}>
        <TextInput
          label="Name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
          required
          withAsterisk={false}
          data-autofocus
        />
      </DialogForm>
    </Dialog>
  );
}
