/** Tells whoever listens that a request found the session ended, whichever request it was. */

const listeners = new Set<() => void>();

export function whenSignedOut(act: () => void): void {
  listeners.add(act);
}

export function tellSignedOut(): void {
  for (const act of listeners) act();
}
