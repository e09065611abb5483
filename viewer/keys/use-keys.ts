import { useEffect, useRef } from 'react';
import { actionsOf, belongsToControl, tagKeyOf } from './key-of.ts';
import type { Action } from './key-table.ts';

/** Returning false leaves the key to the browser, as arrows when a page can still scroll. */
type Handler = (event: KeyboardEvent | undefined) => unknown;
export type Handlers = Partial<Record<Action, Handler>>;

interface Listener {
  handlers: Handlers;
  onTagKey?: ((key: string, document: boolean) => boolean) | undefined;
}

/** Innermost last: a screen's keys come before the shell's. */
const listeners: { current: Listener }[] = [];

/** Keys that no field needs for itself. */
const whileTyping: ReadonlySet<Action> = new Set<Action>(['palette', 'toggle-mode']);

function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const actions = actionsOf(event);
  if (belongsToControl(event.target) && !actions.some((action) => whileTyping.has(action))) return;
  const isHandled = [...listeners].reverse().some(({ current }) => isHandledBy(current, actions, event));
  if (isHandled) event.preventDefault();
}

function isHandledBy(listener: Listener, actions: readonly Action[], event: KeyboardEvent): boolean {
  for (const action of actions) {
    const handler = listener.handlers[action];
    if (handler && handler(event) !== false) return true;
  }
  const tagKey = actions.length === 0 ? tagKeyOf(event) : undefined;
  return tagKey !== undefined && listener.onTagKey?.(tagKey.key, tagKey.document) === true;
}

/** Makes the keys of the table do something while the component is on screen. */
export function useKeys(handlers: Handlers, onTagKey?: Listener['onTagKey']): void {
  const listener = useRef<Listener>({ handlers, onTagKey });
  useEffect(() => {
    listener.current = { handlers, onTagKey };
  });
  useEffect(() => {
    if (listeners.length === 0) window.addEventListener('keydown', dispatch);
    listeners.push(listener);
    return () => {
      listeners.splice(listeners.indexOf(listener), 1);
      if (listeners.length === 0) window.removeEventListener('keydown', dispatch);
    };
  }, []);
}

/** What can be done now, for the palette: the same handlers that the keys call. */
export function availableHandlers(): Handlers {
  return Object.assign({}, ...listeners.map(({ current }) => current.handlers)) as Handlers;
}
