import { useSyncExternalStore } from 'react';

/** The last change, as shown at the bottom of a screen. */
export interface StatusMessage {
  text: string;
  undo: (() => void) | undefined;
}

/** Milliseconds that a message without an action stays; an offer to undo stays until the next message. */
const NOTICE = 6000;

let message: StatusMessage | undefined;
let clearing: ReturnType<typeof setTimeout> | undefined;
const lines = new Set<() => void>();

/** Shows a message on the status line. False if the screen has none. */
export function showOnStatusLine(next: StatusMessage | undefined): boolean {
  if (lines.size === 0) return false;
  clearTimeout(clearing);
  if (next && !next.undo) clearing = setTimeout(() => set(undefined), NOTICE);
  set(next);
  return true;
}

/** The current message, for the one component that shows it. */
export function useStatusMessage(): StatusMessage | undefined {
  return useSyncExternalStore(subscribe, () => message);
}

function set(next: StatusMessage | undefined): void {
  message = next;
  for (const show of lines) show();
}

function subscribe(show: () => void): () => void {
  lines.add(show);
  return () => {
    lines.delete(show);
    if (lines.size > 0) return;
    clearTimeout(clearing);
    message = undefined;
  };
}
