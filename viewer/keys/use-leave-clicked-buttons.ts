import { useEffect } from 'react';
import { belongsToControl } from './key-of.ts';

/**
 * After a mouse click the button loses the focus, so that Space scrolls the page instead of pressing the
 * button again, which may belong to another page by then. Buttons reached by Tab keep the focus.
 */
export function useLeaveClickedButtons(): void {
  useEffect(() => {
    window.addEventListener('click', leaveButton);
    return () => window.removeEventListener('click', leaveButton);
  }, []);
}

function leaveButton({ target, detail }: MouseEvent): void {
  // A click event that a key produces has detail 0.
  if (detail === 0 || !(target instanceof Element) || belongsToControl(target)) return;
  target.closest('button')?.blur();
}
