import { useEffect, useRef } from 'react';
import { actionsOf, belongsToControl, pressesButton, tagKeyOf } from './key-of.ts';
import { type Action, tagKeys } from './key-table.ts';

/** Returning false leaves the key to the browser, for example an arrow key that can still scroll. */
type Handler = (event: KeyboardEvent | undefined) => unknown;
export type Handlers = Partial<Record<Action, Handler>>;

interface Listener {
  handlers: Handlers;
  onTagKey?: ((key: string, document: boolean) => boolean) | undefined;
}

/** The innermost handler is last: a screen's keys take precedence over those of the shell. */
const listeners: { current: Listener }[] = [];

/** Actions whose keys no text field needs. They work while somebody types. */
const whileTyping: ReadonlySet<Action> = new Set<Action>(['palette', 'toggle-mode']);

function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || pressesButton(event)) return;
  const actions = actionsOf(event);
  if (belongsToControl(event.target) && !actions.some((action) => whileTyping.has(action))) return;
  const isHandled = [...listeners].reverse().some(({ current }) => isHandledBy(current, actions, event));
  if (isHandled) event.preventDefault();
}

function isHandledBy(listener: Listener, actions: readonly Action[], event: KeyboardEvent): boolean {
  // First, because another screen may have an action with a tag's key, and a person may have chosen it for one.
  const tagKey = tagKeyOf(event);
  if (tagKey && tagKeys.includes(tagKey.key) && listener.onTagKey?.(tagKey.key, tagKey.document) === true) {
    return true;
  }
  return actions.some((action) => {
    const handler = listener.handlers[action];
    return handler !== undefined && handler(event) !== false;
  });
}

/** Handles keys of the table while the component is mounted. */
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

/** The actions that have a handler now, for the palette. */
export function availableHandlers(): Handlers {
  return Object.assign({}, ...listeners.map(({ current }) => current.handlers)) as Handlers;
}
