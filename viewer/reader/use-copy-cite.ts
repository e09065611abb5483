import type { PageDetail } from '#contract/pages/page.ts';
import { useClipboard } from '../ui/parts.ts';
import { notify } from '../ui/toast.tsx';

/** Copies the page's cite to the clipboard. */
export function useCopyCite(detail: PageDetail | undefined): () => void {
  const clipboard = useClipboard();
  return () => {
    if (!detail) return;
    clipboard.copy(detail.cite);
    notify(`Copied “${detail.cite}”.`);
  };
}
