import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type JSX, useMemo, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { BatchDraft, BatchPreview } from '#contract/review/batch.ts';
import { counted } from '#contract/values/counted.ts';
import type { ListParams } from '../params.ts';
import { batchQueries, refreshBatches } from '../server/batch-queries.ts';
import { call } from '../server/call.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogForm } from '../ui/DialogForm.tsx';
import { useDebouncedValue } from '../ui/parts.ts';
import { notify } from '../ui/toast.tsx';
import { BatchFields } from './BatchFields.tsx';
import { BatchPreviewText } from './BatchPreviewText.tsx';
import { emptyForm, toDraft } from './batch-form.ts';

interface MakeBatchesProps {
  matter: string;
  /** The list that the person came from; empty for none. */
  list: ListParams;
  opened: boolean;
  close: () => void;
}

export function MakeBatches({ opened, ...props }: MakeBatchesProps): JSX.Element {
  return (
    <Dialog opened={opened} close={props.close} title="Make batches" size="lg">
      {opened && <Form {...props} />}
    </Dialog>
  );
}

/** Milliseconds without a change of the form after which the pages are counted. */
const PAUSE = 400;

function Form({ matter, list, close }: Omit<MakeBatchesProps, 'opened'>): JSX.Element {
  const client = useQueryClient();
  const hasList = Object.keys(list).length > 0;
  const [form, setForm] = useState({ ...emptyForm, from: hasList ? ('list' as const) : emptyForm.from });
  const draft = useMemo(() => toDraft(form, list), [form, list]);
  const [counting] = useDebouncedValue(draft, PAUSE);
  const preview = useQuery({
    ...batchQueries.preview(matter, counting ?? ({} as BatchDraft)),
    enabled: counting !== undefined,
  });
  // Only what is shown may be made.
  const isShown =
    draft !== undefined && draft === counting && preview.isSuccess && !preview.isPlaceholderData;
  const make = useMutation({
    mutationFn: ({ shown, draft }: { shown: BatchPreview; draft: BatchDraft }) => {
      const sample =
        draft.sample && shown.seed !== null ? { ...draft.sample, seed: shown.seed } : draft.sample;
      return call(endpoints.makeBatches, { params: { matter }, body: { ...draft, sample, shown } });
    },
    onSuccess: async (batches) => {
      await refreshBatches(client, matter);
      notify(`Made ${counted(batches.length, 'batch', 'batches')}.`);
      close();
    },
  });
  const batches = isShown ? preview.data.batches : 0;
  return (
    <DialogForm
      send={batches > 0 ? `Make ${counted(batches, 'batch', 'batches')}` : 'Make batches'}
      sending={make}
      isIncomplete={batches === 0 || form.name.trim() === ''}
      cancel={close}
      submit={() => {
        if (isShown) make.mutate({ shown: preview.data, draft });
      }}
    >
      <BatchFields
        matter={matter}
        form={form}
        list={hasList ? list : undefined}
        change={(changed) => setForm({ ...form, ...changed })}
      />
      <BatchPreviewText draft={draft} preview={preview} isCurrent={isShown} />
    </DialogForm>
  );
}
