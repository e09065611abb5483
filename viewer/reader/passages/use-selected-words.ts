import { type RefObject, useEffect, useState } from 'react';
import { readSelection, type Selected } from './read-selection.ts';

/** The words selected on the page, once the pointer is released; undefined while there are none. */
export function useSelectedWords(
  layer: RefObject<HTMLElement | null>,
  pageId: string,
): { selected: Selected | undefined; clear: () => void } {
  const [selected, setSelected] = useState<Selected>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another selection.
  useEffect(() => {
    const read = () => setSelected(layer.current ? readSelection(layer.current) : undefined);
    const forget = () => {
      if (document.getSelection()?.isCollapsed !== false) setSelected(undefined);
    };
    document.addEventListener('pointerup', read);
    document.addEventListener('selectionchange', forget);
    return () => {
      document.removeEventListener('pointerup', read);
      document.removeEventListener('selectionchange', forget);
      setSelected(undefined);
    };
  }, [layer, pageId]);
  return { selected, clear: () => document.getSelection()?.removeAllRanges() };
}
