import { stat } from 'node:fs/promises';
import { errorCode } from '../error-code.ts';

/** Returns false only if nothing is there: a path that may not be read is an error. */
export async function fileExists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
