import { useState } from 'react';
import { useUser } from '../session/use-user.ts';
import { useLocalStorage } from '../ui/parts.ts';

/** Something that is shown or hidden. */
export interface Disclosure {
  isOpen: boolean;
  open: () => void;
  close: () => void;
  toggle: () => void;
}

/** Whether the right panel is shown. */
export const usePanel = () => useSavedDisclosure('panel', true);

/** Whether the panel lists who said what of each tag. */
export const useStatementsShown = () => useSavedDisclosure('statements', false);

/** Whether the left panel shows the list as thumbnails. */
export const useThumbnailsShown = () => useSavedDisclosure(`thumbnails ${useUser().userName}`, false);

/** The choice is stored in this browser. */
function useSavedDisclosure(key: string, defaultValue: boolean): Disclosure {
  const [isOpen, setIsOpen] = useLocalStorage({ key, defaultValue, getInitialValueInEffect: false });
  return toDisclosure(isOpen, setIsOpen);
}

const panelTabs = ['text', 'passages', 'document', 'withheld', 'history'] as const;
type PanelTabName = (typeof panelTabs)[number];

export function isPanelTab(name: unknown): name is PanelTabName {
  return panelTabs.some((tab) => tab === name);
}

/** Which tab of the right panel is shown. */
export interface PanelTab {
  shown: PanelTabName;
  show: (tab: PanelTabName) => void;
}

/** The selected tab stays from page to page and is stored in this browser. */
export function usePanelTab(): PanelTab {
  const [saved, show] = useLocalStorage<PanelTabName>({
    key: 'panel-tab',
    defaultValue: 'text',
    getInitialValueInEffect: false,
  });
  return { shown: isPanelTab(saved) ? saved : 'text', show };
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
