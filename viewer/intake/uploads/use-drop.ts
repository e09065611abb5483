import { useEffect, useState } from 'react';
import { notifyFailure } from '../../ui/toast.tsx';
import { type DroppedFile, listDroppedFiles } from '../../uploads/list-dropped-files.ts';

interface Drop {
  /** Whether files are held over the screen now. */
  isOver: boolean;
  /** What was dropped or chosen, until it is sent or forgotten. */
  handed: readonly DroppedFile[] | undefined;
  hand: (files: DroppedFile[]) => void;
  forget: () => void;
}

/** Takes files that are dropped anywhere on the screen. */
export function useDrop(isTaken: boolean): Drop {
  const [isOver, setIsOver] = useState(false);
  const [handed, setHanded] = useState<readonly DroppedFile[]>();
  const hand = (files: DroppedFile[]) => setHanded(files.length > 0 ? files : undefined);

  useEffect(() => {
    if (!isTaken) return;
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Else the browser would open the file in place of the program.
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      // Left for nothing else: out of the window.
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setIsOver(false);
      listDroppedFiles(event.dataTransfer).then(
        (files) => setHanded(files.length > 0 ? files : undefined),
        (error: unknown) => notifyFailure('What was dropped can not be read', error),
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
  }, [isTaken]);

  return { isOver, handed, hand, forget: () => setHanded(undefined) };
}
