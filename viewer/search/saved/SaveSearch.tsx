import { useMutation } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { SearchParams } from '../../params.ts';
import { call } from '../../server/call.ts';
import { messageOf } from '../../server/call-failed.ts';
import { useMatter } from '../../session/use-matter.ts';
import { usePermission } from '../../session/use-user.ts';
import { IconBookmark } from '../../ui/icons.ts';
import { Button, Popover, Stack, TextInput } from '../../ui/parts.ts';
import { notify } from '../../ui/toast.tsx';
import { useRefreshSaved } from './use-refresh-saved-searches.ts';

interface SaveSearchProps {
  params: SearchParams & { q: string };
}

/**
 * Saves the search on screen under a name, for everyone on the matter. Renders nothing for read-only users.
 */
export function SaveSearch({ params }: SaveSearchProps): JSX.Element | null {
  const review = usePermission('reviewer');
  const [opened, setOpened] = useState(false);
  if (!review.allowed) return null;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} trapFocus withinPortal>
      <Popover.Target>
        <Button variant="default" leftSection={<IconBookmark size={14} />} onClick={() => setOpened(!opened)}>
          Save search
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <SaveForm key={params.q} params={params} close={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function SaveForm({ params, close }: SaveSearchProps & { close: () => void }): JSX.Element {
  const matter = useMatter();
  const refresh = useRefreshSaved(matter);
  const { q, mode, production, tag, narrow } = params;
  const [name, setName] = useState(q.slice(0, 120));
  const save = useMutation({
    mutationFn: () => {
      const scope = {
        ...(production === undefined ? {} : { production }),
        ...(tag === undefined ? {} : { tag }),
        ...(narrow === undefined ? {} : { narrow }),
      };
      return call(endpoints.saveSearch, { params: { matter }, body: { name, q, mode, scope } });
    },
    onSuccess: async () => {
      await refresh();
      notify(`Search saved. “${name}” will show new matching pages as they arrive.`);
      close();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="Search name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={save.isError && messageOf(save.error)}
          maxLength={120}
          required
          withAsterisk={false}
          data-autofocus
        />
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
      </Stack>
    </form>
  );
}
