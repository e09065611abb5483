import { printNote } from './print.ts';

/** Files between two lines of progress. */
const STEP = 1000;

/** While the search index of a folder is made anew. */
export const printIndexing = (done: number, total: number) =>
  printProgress('Making the search index, pages')(done, total);

/** Says on stderr what is under way when it begins, and again after every thousand files. */
export function printProgress(what: string): (done: number, total: number) => void {
  return (done, total) => {
    if (done % STEP === 0) printNote(`${what}: ${done} of ${total}`);
  };
}
