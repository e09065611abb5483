import type { PageId } from '#contract/pages/page-id.ts';

/** 80 bits of the hash distinguish any two files of a matter, and keep the id short enough to read out. */
const HASH_LETTERS = 20;

/** A page's id: its source file's hash and its index in the file (from 0), so that it never changes. */
export function pageIdOf(sha256: string, pageIndex: number): PageId {
  return `${sha256.slice(0, HASH_LETTERS)}-${String(pageIndex + 1).padStart(4, '0')}`;
}

/** Our own number, unique in the matter and never shown as a Bates number. */
export function controlNumberOf(position: number): string {
  return `UNC-${String(position).padStart(7, '0')}`;
}
