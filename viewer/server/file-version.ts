/**
 * Which pages of the source files may be shown has changed when this increases: whatever was drawn or fetched from a
 * file before must not be shown again.
 */
import { useSyncExternalStore } from 'react';

let version = 0;
const listeners = new Set<() => void>();

export function renewFiles(): void {
  version += 1;
  for (const listener of listeners) listener();
}

/** Calls back whenever files must be fetched again. Returns a function that stops this. */
export function onRenewedFiles(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function getFileVersion(): number {
  return version;
}

export function useFileVersion(): number {
  return useSyncExternalStore(onRenewedFiles, getFileVersion);
}
