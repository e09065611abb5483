import { z } from 'zod';
import { CoverageMeasure } from './coverage.ts';

/** The part of the pages that a number of the Reading report counts. */
export interface CoveragePart {
  by: 'production' | 'person' | 'day';
  /** The id of the production, the user name, or the day. */
  value: string;
}

const BY = z.enum(['production', 'person', 'day']);

/** `coverage.seen`, `coverage.seen.person.ann`: the pages behind a number of the Reading report. */
export function toCoverageSetName(measure: CoverageMeasure, part?: CoveragePart): string {
  return `coverage.${measure}${part ? `.${part.by}.${part.value}` : ''}`;
}

/** Undefined if it is not the name of such a set. User names may contain dots. */
export function parseCoverageSet(
  name: string,
): { measure: CoverageMeasure; part?: CoveragePart } | undefined {
  const [kind, measure, by, ...value] = name.split('.');
  const parsed = CoverageMeasure.safeParse(measure);
  if (kind !== 'coverage' || !parsed.success) return undefined;
  if (by === undefined) return { measure: parsed.data };
  const part = BY.safeParse(by);
  if (!part.success || value.length === 0) return undefined;
  return { measure: parsed.data, part: { by: part.data, value: value.join('.') } };
}
