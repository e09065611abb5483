import type { JSX } from 'react';
import { Dialog } from './Dialog.tsx';

interface EditDialogProps<Item> {
  titles: { add: string; edit: string };
  /** Undefined while the dialog is closed. */
  editing: Item | 'new' | undefined;
  close: () => void;
  size?: 'md' | 'lg';
  /** The form; it starts anew each time the dialog opens. */
  form: (item: Item | undefined) => JSX.Element;
}

/** A dialog that adds something new, or changes what there is. */
export function EditDialog<Item>(props: EditDialogProps<Item>): JSX.Element {
  const { titles, editing, close, size = 'md', form } = props;
  return (
    <Dialog
      opened={editing !== undefined}
      close={close}
      title={editing === 'new' ? titles.add : titles.edit}
      size={size}
    >
      {editing !== undefined && form(editing === 'new' ? undefined : editing)}
    </Dialog>
  );
}
