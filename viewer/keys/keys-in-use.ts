/**
 * The keys that the signed-in person uses: those of the table, and those that they chose instead, which are stored in
 * this browser. The dispatcher, the help and every label with a key read them here.
 */
import { useSyncExternalStore } from 'react';
import { type ActionLine, applyChoices, type KeyChoices } from './key-choices.ts';
import type { Action } from './key-table.ts';

interface InUse {
  choices: KeyChoices;
  lines: readonly ActionLine[];
}

let owner: string | undefined;
let inUse: InUse = { choices: {}, lines: applyChoices({}) };
const watchers = new Set<() => void>();

/** From now on the keys are those of this person. */
export function openKeysOf(userName: string): void {
  if (owner === userName) return;
  owner = userName;
  inUse = toInUse(readChoices(userName));
}

export function linesInUse(): readonly ActionLine[] {
  return inUse.lines;
}

/** Without a key, the action has the key of the table again. */
export function chooseKey(action: Action, key: string | undefined): void {
  const { [action]: _before, ...others } = inUse.choices;
  save(key === undefined ? others : { ...others, [action]: key });
}

export function resetKeys(): void {
  save({});
}

/** The choices and the resulting table; the component renders again when they change. */
export function useKeysInUse(): InUse {
  return useSyncExternalStore(watch, () => inUse);
}

/** The key of an action as people read it. */
export function useShownKey(action: Action): string {
  return shownKeyIn(useKeysInUse().lines, action);
}

/** The first of an action's keys that exists on this machine's keyboard: ⌘ exists only on a Mac. */
export function shownKeyIn(
  lines: readonly ActionLine[],
  action: Action,
  platform: string = navigator.platform,
): string {
  const isMac = /^(?:Mac|iP)/u.test(platform);
  const keys = lines.find((line) => line.action === action)?.shown ?? [];
  return keys.find((key) => key.startsWith('⌘') === isMac) ?? keys[0] ?? '';
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function save(choices: KeyChoices): void {
  inUse = toInUse(choices);
  try {
    window.localStorage.setItem(storageKey(owner), JSON.stringify(choices));
  } catch {
    // The browser refuses its storage: the keys are as chosen until the page is reloaded.
  }
  for (const watcher of watchers) watcher();
}

function toInUse(choices: KeyChoices): InUse {
  return { choices, lines: applyChoices(choices) };
}

function readChoices(userName: string): KeyChoices {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(storageKey(userName)) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(Object.entries(stored).filter(([, key]) => typeof key === 'string'));
  } catch {
    // Damaged, or the browser refuses its storage.
    return {};
  }
}

function storageKey(userName: string | undefined): string {
  return `keys ${userName}`;
}
