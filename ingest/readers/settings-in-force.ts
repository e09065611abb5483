import { availableParallelism } from 'node:os';
import { findProgram } from '../find-program.ts';
import { type OpenLimits, USUAL_LIMITS } from '../sources/open-limits.ts';
import type { OcrEngine } from '../text/recognition/engines.ts';
import type { ReaderPoolOptions } from './reader-pool-options.ts';

/** The settings of readers, with all defaults filled in. */
export interface SettingsInForce {
  workers: number;
  engine: OcrEngine;
  languages: string[];
  secondsPerPage: number;
  /** In megabytes (2^20 bytes). */
  memoryPerWorker: number;
  limits: OpenLimits;
  /** Path of LibreOffice; null if there is none. */
  soffice: string | null;
}

/** Fills in the defaults. */
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
