import type { JSX } from 'react';
import { KeyTable } from '../keys/KeyTable.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Anchor } from '../ui/parts.ts';

interface KeysDialogProps {
  opened: boolean;
  close: () => void;
  openGuides: () => void;
}

export function KeysDialog({ opened, close, openGuides }: KeysDialogProps): JSX.Element {
  return (
    <Dialog opened={opened} close={close} title="Keyboard shortcuts" size="lg">
      <Anchor component="button" type="button" onClick={openGuides}>
        Open the guides for reviewers and attorneys
      </Anchor>
      <KeyTable />
    </Dialog>
  );
}
