import type { JSX } from 'react';
import { KeyTable } from '../keys/KeyTable.tsx';
import { Anchor, Modal } from '../ui/parts.ts';

interface KeysDialogProps {
  opened: boolean;
  close: () => void;
  openGuides: () => void;
}

export function KeysDialog({ opened, close, openGuides }: KeysDialogProps): JSX.Element {
  return (
    <Modal
      opened={opened}
      onClose={close}
      title="Keys"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Anchor component="button" type="button" onClick={openGuides}>
        Short guides for reviewers and attorneys
      </Anchor>
      <KeyTable />
    </Modal>
  );
}
