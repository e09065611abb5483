import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { type Matter, MatterSlug } from '#contract/people/matter.ts';
import { call } from '../server/call.ts';
import { queries } from '../server/queries.ts';
import { DialogForm } from '../ui/DialogForm.tsx';
import { EditDialog } from '../ui/EditDialog.tsx';
import { Checkbox, TextInput } from '../ui/parts.ts';
import { toSlug } from './to-slug.ts';

interface MatterFormProps {
  editing: Matter | 'new' | undefined;
  close: () => void;
}

export function MatterForm({ editing, close }: MatterFormProps): JSX.Element {
  return (
    <EditDialog
      titles={{ add: 'New matter', edit: 'Rename matter' }}
      editing={editing}
      close={close}
      form={(matter) => <Fields matter={matter} close={close} />}
    />
  );
}

function Fields({ matter, close }: { matter: Matter | undefined; close: () => void }): JSX.Element {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState(matter?.name ?? '');
  const [typedSlug, setTypedSlug] = useState<string>();
  const [isFoia, setIsFoia] = useState(true);
  const slug = typedSlug ?? toSlug(name);
  const save = useMutation({
    mutationFn: () =>
      matter
        ? call(endpoints.renameMatter, { params: { matter: matter.slug }, body: { name } })
        : call(endpoints.addMatter, { body: { slug, name, codebook: isFoia ? 'foia' : 'empty' } }),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: queries.matters().queryKey });
      if (matter) close();
      else await navigate({ to: '/m/$matter', params: { matter: saved.slug } });
    },
  });
  const isSlug = MatterSlug.safeParse(slug).success;
  return (
    <DialogForm
      send={matter ? 'Save' : 'Create matter'}
      sending={save}
      isIncomplete={name.trim() === '' || !(matter || isSlug)}
      cancel={close}
      submit={() => save.mutate()}
    >
      <TextInput
        label="Name"
        description="As screens, slip sheets and exhibit lists show it, such as “NDLON v. ICE, No. 10 Civ. 3488 (S.D.N.Y.)”"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={200}
        required
        withAsterisk={false}
        data-autofocus
      />
      {!matter && (
        <TextInput
          label="Short name"
          description="In addresses and on the command line. It cannot be changed later."
          value={slug}
          onChange={(event) => setTypedSlug(event.currentTarget.value)}
          error={slug === '' || isSlug ? undefined : 'Use lower-case letters, digits and dashes.'}
          maxLength={63}
          required
          withAsterisk={false}
        />
      )}
      {!matter && (
        <Checkbox
          label="Start with the FOIA codebook"
          description="Twelve tags with definitions and keys, such as “Opt-out policy” and “Possibly privileged”. They can be changed later."
          checked={isFoia}
          onChange={(event) => setIsFoia(event.currentTarget.checked)}
        />
      )}
    </DialogForm>
  );
}
