import type { JSX } from 'react';
import { Kbd } from '../ui/parts.ts';
import type { Action } from './key-table.ts';
import { useShownKey } from './keys-in-use.ts';

/** The key of an action, on its button or menu item. */
export function ActionKey({ action }: { action: Action }): JSX.Element {
  return <Kbd size="xs">{useShownKey(action)}</Kbd>;
}

/** The label of a tooltip, with the action's key. */
export function LabelWithKey({ label, action }: { label: string; action: Action }): JSX.Element {
  return (
    <>
      {label}&ensp;{useShownKey(action)}
    </>
  );
}
