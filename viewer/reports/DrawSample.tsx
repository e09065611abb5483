import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { MOST_SAMPLED } from '#contract/reports/elusion.ts';
import { call } from '../server/call.ts';
import { queries } from '../server/queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogForm } from '../ui/DialogForm.tsx';
import { Group, NativeSelect, TextInput } from '../ui/parts.ts';

interface DrawSampleProps {
  matter: string;
  opened: boolean;
  close: () => void;
}

export function DrawSample({ matter, opened, close }: DrawSampleProps): JSX.Element {
  return (
    <Dialog opened={opened} close={close} title="Draw sample">
      {opened && <Fields matter={matter} close={close} />}
    </Dialog>
  );
}

function Fields({ matter, close }: Omit<DrawSampleProps, 'opened'>): JSX.Element {
  const navigate = useNavigate();
  const tags = useQuery(queries.tags(matter));
  const [draft, setDraft] = useState({ name: 'Elusion sample', q: '', tag: '', size: '100', seed: '' });
  const field = (name: keyof typeof draft) => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [name]: event.currentTarget.value }),
  });
  const draw = useMutation({
    mutationFn: () => {
      const { name, q, tag, size, seed } = draft;
      const body = {
        name,
        size: Number(size),
        ...(q.trim() === '' ? {} : { q }),
        ...(tag === '' ? {} : { tag }),
        ...(seed.trim() === '' ? {} : { seed: seed.trim() }),
      };
      return call(endpoints.drawElusionSample, { params: { matter }, body });
    },
    onSuccess: ({ sampleId }) =>
      navigate({ to: '/m/$matter/reports/elusion/$sample', params: { matter, sample: sampleId } }),
  });
  return (
    <DialogForm
      send="Draw sample"
      sending={draw}
      isIncomplete={draft.q.trim() === '' && draft.tag === ''}
      submit={() => draw.mutate()}
      cancel={close}
    >
      <TextInput label="Name" {...field('name')} maxLength={120} required withAsterisk={false} />
      <TextInput
        label="Exclude pages that match"
        description="An Exact query. The sample is drawn from the other pages."
        {...field('q')}
        maxLength={10_000}
        spellCheck={false}
        data-autofocus
      />
      <NativeSelect
        label="Exclude pages tagged"
        {...field('tag')}
        data={[
          { value: '', label: 'No tag' },
          ...(tags.data ?? []).map(({ tagId, name }) => ({ value: tagId, label: name })),
        ]}
      />
      <Group grow>
        <TextInput
          label="Pages to draw"
          type="number"
          min={1}
          max={MOST_SAMPLED}
          {...field('size')}
          required
          withAsterisk={false}
        />
        <TextInput
          label="Seed"
          placeholder="Generated"
          title="The same seed draws the same pages again"
          {...field('seed')}
          maxLength={40}
        />
      </Group>
    </DialogForm>
  );
}
