import type { JSX } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { PeopleInDocuments } from './PeopleInDocuments.tsx';

interface PeopleDialogProps {
  opened: boolean;
  close: () => void;
  onMerged: (names: readonly string[], into: string) => void;
}

export function PeopleDialog({ opened, close, onMerged }: PeopleDialogProps): JSX.Element {
  return (
    <Dialog opened={opened} close={close} title="People in the documents" size="lg">
      {opened && <PeopleInDocuments onMerged={onMerged} />}
    </Dialog>
  );
}
