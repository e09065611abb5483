import { availableParallelism } from 'node:os';
import { findProgram } from '../find-program.ts';
import { type OpenLimits, USUAL_LIMITS } from '../sources/open-limits.ts';
import type { OcrEngine } from '../text/recognition/engines.ts';
import type { ReaderPoolOptions } from './reader-pool-options.ts';

/** What readers go by, once all that was left open is decided. */
export interface SettingsInForce {
  workers: number;
  engine: OcrEngine;
  languages: string[];
  secondsPerPage: number;
  /** In megabytes (2^20 bytes). */
  memoryPerWorker: number;
  limits: OpenLimits;
  /** LibreOffice's program; null where there is none. */
  soffice: string | null;
}

/** Puts the usual in place of what is not given. */
export function decideSettings(options: ReaderPoolOptions): SettingsInForce {
  return {
    workers: options.workers ?? availableParallelism(),
    engine: options.engine ?? 'tesseract.js',
    languages: options.languages ?? ['eng'],
    secondsPerPage: options.secondsPerPage ?? 60,
    memoryPerWorker: options.memoryPerWorker ?? 900,
    limits: { ...USUAL_LIMITS, ...options.limits },
    soffice: options.soffice === undefined ? findProgram('soffice') : options.soffice,
  };
}
