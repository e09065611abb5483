import type { JSX } from 'react';
import { type Batch, toUndecidedSetName } from '#contract/review/batch.ts';
import { counted } from '#contract/values/counted.ts';
import { PageCountLink } from '../lists/PageCountLink.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogForm } from '../ui/DialogForm.tsx';
import { Text } from '../ui/parts.ts';
import { useBatchActs } from './use-batch-acts.ts';

interface FinishBatchProps {
  matter: string;
  batch: Batch;
  opened: boolean;
  close: () => void;
}

/** Says what is left undone before a batch is finished. */
export function FinishBatch({ matter, batch, opened, close }: FinishBatchProps): JSX.Element {
  const { finish } = useBatchActs(matter);
  const undecided = batch.pages - batch.decided;
  return (
    <Dialog opened={opened} close={close} title={`Finish “${batch.name}”?`}>
      <DialogForm
        send={undecided === 0 ? 'Finish batch' : 'Finish anyway'}
        sending={finish}
        cancel={close}
        submit={() => finish.mutate({ batch, undecided }, { onSuccess: close })}
      >
        {undecided === 0 ? (
          <Text>All {counted(batch.pages, 'page')} are decided.</Text>
        ) : (
          <Text>
            <PageCountLink
              matter={matter}
              pages={undecided}
              list={{ set: toUndecidedSetName(batch.batchId) }}
              what="pages without a decision"
            />{' '}
            of {counted(batch.pages, 'page')} {undecided === 1 ? 'has' : 'have'} no decision yet. You can
            finish the batch without: the pages stay undecided, and an attorney can put them into another
            batch.
          </Text>
        )}
      </DialogForm>
    </Dialog>
  );
}
