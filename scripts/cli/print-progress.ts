import { printNote } from './print.ts';

/** Files between two progress lines. */
const STEP = 1000;

/** Shown while the search index of a folder is rebuilt. */
export const printIndexing = (done: number, total: number) =>
  printProgress('Rebuilding the search index, pages')(done, total);

/** Prints on stderr what starts, and prints again after every thousand files. */
export function printProgress(what: string): (done: number, total: number) => void {
  return (done, total) => {
    if (done % STEP === 0) printNote(`${what}: ${done} of ${total}`);
  };
}
