import type { KeyLine } from './key-line.ts';
import { readerKeys } from './reader-keys.ts';

/**
 * Every key of the viewer, unless a person chose another one; see keys-in-use.ts. The codebook's free keys come from
 * this table for everyone.
 */

export const keyTable = [
  { action: 'focus-search', keys: ['/'], shown: ['/'], scope: 'everywhere', what: 'Go to the search box' },
  {
    action: 'go-to',
    keys: ['g'],
    shown: ['g'],
    scope: 'everywhere',
    what: 'Go to a Bates or control number',
  },
  {
    action: 'palette',
    keys: ['Mod+k'],
    shown: ['⌘K', 'Ctrl K'],
    scope: 'everywhere',
    what: 'Open command palette',
  },
  {
    action: 'toggle-rail',
    keys: ['['],
    shown: ['['],
    scope: 'everywhere',
    what: 'Show or hide left panel',
  },
  {
    action: 'toggle-mode',
    keys: ['Mod+e'],
    shown: ['⌘E', 'Ctrl E'],
    scope: 'everywhere',
    what: 'Switch between Explore and Exact search',
  },
  { action: 'keys', keys: ['?'], shown: ['?'], scope: 'everywhere', what: 'Show keyboard shortcuts' },

  {
    action: 'next-result',
    keys: ['ArrowDown', 'j'],
    shown: ['↓', 'j'],
    scope: 'search',
    what: 'Next result',
  },
  {
    action: 'previous-result',
    keys: ['ArrowUp', 'k'],
    shown: ['↑', 'k'],
    scope: 'search',
    what: 'Previous result',
  },
  {
    action: 'choose-result',
    keys: ['x', 'X'],
    shown: ['x'],
    scope: 'search',
    what: 'Select the result to tag it (with Shift: all from the last one to this)',
  },
  {
    action: 'undo-results',
    keys: ['u'],
    shown: ['u'],
    scope: 'search',
    what: 'Undo last tag change',
  },
  { action: 'open-result', keys: ['Enter'], shown: ['Enter'], scope: 'search', what: 'Open the result' },

  ...readerKeys,

  {
    action: 'next-document',
    keys: ['j', 'ArrowDown'],
    shown: ['j', '↓'],
    scope: 'documents',
    what: 'Next document',
  },
  {
    action: 'previous-document',
    keys: ['k', 'ArrowUp'],
    shown: ['k', '↑'],
    scope: 'documents',
    what: 'Previous document',
  },
  {
    action: 'next-document-page',
    keys: ['l', 'ArrowRight'],
    shown: ['l', '→'],
    scope: 'documents',
    what: 'Next page of the document',
  },
  {
    action: 'previous-document-page',
    keys: ['h', 'ArrowLeft'],
    shown: ['h', '←'],
    scope: 'documents',
    what: 'Previous page of the document',
  },
  {
    action: 'split-here',
    keys: ['s', 'b'],
    shown: ['s', 'b'],
    scope: 'documents',
    what: 'Split: start a new document at the selected page',
  },
  {
    action: 'merge-previous',
    keys: ['J', 'Backspace'],
    shown: ['Shift J', '⌫'],
    scope: 'documents',
    what: 'Merge with previous document',
  },
  {
    action: 'confirm-boundary',
    keys: ['c'],
    shown: ['c'],
    scope: 'documents',
    what: 'Confirm where the document starts',
  },
  {
    action: 'undo-boundary',
    keys: ['u'],
    shown: ['u'],
    scope: 'documents',
    what: 'Undo last split, merge or confirmation',
  },
  {
    action: 'open-document',
    keys: ['Enter'],
    shown: ['Enter'],
    scope: 'documents',
    what: 'Read selected page',
  },

  {
    action: 'next-contradiction',
    keys: ['j', 'ArrowRight'],
    shown: ['j', '→'],
    scope: 'contradictions',
    what: 'Next contradiction of the list',
  },
  {
    action: 'previous-contradiction',
    keys: ['k', 'ArrowLeft'],
    shown: ['k', '←'],
    scope: 'contradictions',
    what: 'Previous contradiction of the list',
  },
  {
    action: 'fit-contradiction',
    keys: ['z'],
    shown: ['z'],
    scope: 'contradictions',
    what: 'Fit both pages, or their width',
  },
  {
    action: 'back-to-board',
    keys: ['Escape'],
    shown: ['Esc'],
    scope: 'contradictions',
    what: 'Back to all contradictions',
  },
] as const satisfies readonly KeyLine[];

export type Action = (typeof keyTable)[number]['action'];

/** Tags are applied in the reader, so that only its keys and those of every screen are unavailable. */
const taken: ReadonlySet<string> = new Set(
  keyTable
    .filter(({ scope }) => scope === 'reader' || scope === 'everywhere')
    .flatMap((line) => [...line.keys]),
);

/** The keys that a tag may have: digits and the remaining letters. */
export const tagKeys: readonly string[] = [...'123456789abcdefghijklmnopqrstuvwxyz'].filter(
  (key) => !taken.has(key),
);

/** The key that applies a tag. Null if it has none, or has one that the reader uses itself by now. */
export function keyOfTag({ key }: { key: string | null }): string | null {
  return key !== null && tagKeys.includes(key) ? key : null;
}
