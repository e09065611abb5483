import type { ReadDetail } from '../page/read-page.ts';
import { useClipboard } from '../ui/parts.ts';
import { notify } from '../ui/toast.tsx';

/** Copies the page's cite to the clipboard. */
export function useCopyCite(detail: ReadDetail | undefined): () => void {
  const clipboard = useClipboard();
  return () => {
    if (!detail) return;
    clipboard.copy(detail.cite);
    notify(`Copied “${detail.cite}”.`);
  };
}
