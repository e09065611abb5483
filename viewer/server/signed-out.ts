/** Tells whoever listens that a request found the session ended, whichever request it was. */

const listeners = new Set<() => void>();

export function onSignedOut(act: () => void): void {
  listeners.add(act);
}

export function notifySignedOut(): void {
  for (const act of listeners) act();
}
