import { counted } from '#contract/values/counted.ts';

/** A rough estimate of the remaining time. */
export function duration(seconds: number): string {
  if (seconds < 60) return 'less than a minute';
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return counted(minutes, 'minute');
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function bytes(value: number): string {
  if (value < 1000) return `${value} bytes`;
  if (value < 1_000_000) return `${(value / 1000).toFixed(0)} KB`;
  if (value < 1_000_000_000) return `${(value / 1_000_000).toFixed(1)} MB`;
  return `${(value / 1_000_000_000).toFixed(2)} GB`;
}

export function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const fileName = (path: string): string => path.split('/').at(-1) ?? path;

const conjunctions = new Intl.ListFormat('en-US');

/** `you, Ann Attorney, and Sam Student` */
export function joinNames(names: readonly string[]): string {
  return conjunctions.format(names);
}
