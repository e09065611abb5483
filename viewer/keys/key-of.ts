import type { Action } from './key-table.ts';
import { linesInUse } from './keys-in-use.ts';

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The actions that a key press may trigger; which of them runs depends on the screen. */
export function actionsOf(event: Pressed): Action[] {
  const name = nameOf(event);
  if (event.altKey && !event.ctrlKey) return [];
  return linesInUse()
    .filter(({ keys }) => keys.includes(name))
    .map((line) => line.action);
}

/** The name of a key press, as the table writes it. */
export function nameOf({ key, code, ctrlKey, metaKey, shiftKey }: Pressed): string {
  if (ctrlKey || metaKey) return `Mod+${key.toLowerCase()}`;
  // Like the digits of tags, by the position of the key: layouts have different characters on it.
  if (code === 'Digit0' || code === 'Numpad0') return shiftKey ? 'Shift+0' : '0';
  return shiftKey && key === 'Enter' ? 'Shift+Enter' : key;
}

/**
 * The tag key pressed, and whether Shift extends it to the document. Digits are read from the position of the
 * key: with Shift, `1` arrives as `!` or as another character of the layout.
 */
export function tagKeyOf(event: Pressed): { key: string; document: boolean } | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  const key = digit ?? event.key.toLowerCase();
  return /^[1-9a-z]$/.test(key) ? { key, document: event.shiftKey } : undefined;
}

/**
 * True if a key press belongs to the focused element: a field, an open menu or a dialog. A check box takes
 * only the space bar.
 */
export function belongsToControl(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest(
      'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]',
    ) !== null
  );
}

/**
 * True if Space should press the focused button, because it was reached by keyboard and not clicked before.
 */
export function pressesButton({ key, target }: Pick<KeyboardEvent, 'key' | 'target'>): boolean {
  if (key !== ' ' || !(target instanceof Element)) return false;
  return target.closest('button, summary, [type="checkbox"]')?.matches(':focus-visible') === true;
}
