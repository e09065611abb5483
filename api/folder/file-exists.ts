import { stat } from 'node:fs/promises';
import { errorCode } from '../error-code.ts';

/** False only where nothing is there: a place that may not be looked at is an error. */
export async function fileExists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
