/** Notifies listeners when any request finds that the session has ended. */

const listeners = new Set<() => void>();

export function onSignedOut(act: () => void): void {
  listeners.add(act);
}

export function notifySignedOut(): void {
  for (const act of listeners) act();
}
