import { type JSX, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

interface RovingGroupProps {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}

/**
 * A group of controls with one Tab stop and arrow keys between them, so that a list of forty buttons does not
 * need forty Tab presses. The current item is the stop, or the one that had the focus last.
 */
export function RovingGroup({ label, className, children }: RovingGroupProps): JSX.Element {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = group.current;
    if (!element) return;
    keepOneStop(element);
    // Rows are added and removed and buttons are disabled without this component rendering.
    const watcher = new MutationObserver(() => keepOneStop(element));
    watcher.observe(element, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['disabled', 'aria-current'],
    });
    return () => watcher.disconnect();
  }, []);
  return (
    <div
      ref={group}
      role="toolbar"
      aria-label={label}
      className={className}
      onFocus={({ target }) => group.current && keepOneStop(group.current, target)}
      onKeyDown={moveFocus}
    >
      {children}
    </div>
  );
}

const CONTROLS = 'button:not(:disabled), a[href]';

function keepOneStop(group: HTMLElement, focused?: Element): void {
  const controls = [...group.querySelectorAll<HTMLElement>(CONTROLS)];
  const stop =
    controls.find((control) => control === focused) ??
    controls.find((control) => control === document.activeElement) ??
    controls.find((control) => control.hasAttribute('aria-current')) ??
    controls.find((control) => control.tabIndex === 0) ??
    controls[0];
  for (const control of controls) control.tabIndex = control === stop ? 0 : -1;
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const controls = [...event.currentTarget.querySelectorAll<HTMLElement>(CONTROLS)];
  const index = controls.indexOf(document.activeElement as HTMLElement);
  if (index < 0) return;
  event.preventDefault();
  controls[index + step]?.focus();
}
