import { useState } from 'react';
import { useLocalStorage } from '../ui/parts.ts';

/** Something that is shown or hidden. */
export interface Disclosure {
  isOpen: boolean;
  open: () => void;
  close: () => void;
  toggle: () => void;
}

/** Whether the right panel is shown; this browser remembers it. */
export function usePanel(): Disclosure {
  const [isOpen, setIsOpen] = useLocalStorage({
    key: 'panel',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  return toDisclosure(isOpen, setIsOpen);
}

/** Whether a dialog is shown; closed at first. */
export function useDialog(): Disclosure {
  return toDisclosure(...useState(false));
}

function toDisclosure(isOpen: boolean, setIsOpen: (isOpen: boolean) => void): Disclosure {
  return {
    isOpen,
    open: () => setIsOpen(true),
    close: () => setIsOpen(false),
    toggle: () => setIsOpen(!isOpen),
  };
}
