import { useEffect, useState } from 'react';
import { notifyFailure } from '../../ui/toast.tsx';
import { type DroppedFile, listDroppedFiles } from '../../uploads/list-dropped-files.ts';

interface Drop {
  /** Whether files are being dragged over the screen. */
  isOver: boolean;
  /** What was dropped or chosen, until it is uploaded or cleared. */
  files: readonly DroppedFile[] | undefined;
  add: (files: DroppedFile[]) => void;
  clear: () => void;
}

/** Collects files that are dropped anywhere on the screen. */
export function useDrop(isEnabled: boolean): Drop {
  const [isOver, setIsOver] = useState(false);
  const [files, setFiles] = useState<readonly DroppedFile[]>();
  const add = (files: DroppedFile[]) => setFiles(files.length > 0 ? files : undefined);

  useEffect(() => {
    if (!isEnabled) return;
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Otherwise the browser would open the file instead of the program.
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      // The pointer has left the window.
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setIsOver(false);
      listDroppedFiles(event.dataTransfer).then(
        (files) => setFiles(files.length > 0 ? files : undefined),
        (error: unknown) => notifyFailure('The dropped files could not be read', error),
      );
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [isEnabled]);

  return { isOver, files, add, clear: () => setFiles(undefined) };
}
