import { listDescendants } from '../watch-memory.ts';

/** Bytes of the processes that run tabs of a browser that this process started: its scripts, images and drawings. */
export function memoryOfTabs(root: number): number {
  return listDescendants(root)
    .filter(({ command }) => command.includes('--type=renderer'))
    .reduce((sum, { bytes }) => sum + bytes, 0);
}
