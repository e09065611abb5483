/** Every key of the viewer. The dispatcher, the help and the codebook's free keys all read this table. */

/** `everywhere` means in a matter; the others apply on their own screens. */
export type Scope = 'everywhere' | 'search' | 'reader' | 'documents';

interface KeyLine {
  action: string;
  /**
   * Values of `KeyboardEvent.key`; `Mod+` is ⌘ on a Mac and Ctrl elsewhere. Shift is only distinguished for
   * Enter and 0.
   */
  keys: readonly string[];
  /** As people read them. */
  shown: readonly string[];
  scope: Scope;
  what: string;
}

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

  {
    action: 'next-page',
    keys: ['j', 'ArrowRight', 'ArrowDown', 'PageDown'],
    shown: ['j', '→'],
    scope: 'reader',
    what: 'Next page of the list',
  },
  {
    action: 'previous-page',
    keys: ['k', 'ArrowLeft', 'ArrowUp', 'PageUp'],
    shown: ['k', '←'],
    scope: 'reader',
    what: 'Previous page of the list',
  },
  {
    action: 'page-down',
    keys: [' '],
    shown: ['Space'],
    scope: 'reader',
    what: 'Scroll down, then to the next page (with Shift up, then back)',
  },
  { action: 'first-page', keys: ['Home'], shown: ['Home'], scope: 'reader', what: 'First page of the list' },
  { action: 'last-page', keys: ['End'], shown: ['End'], scope: 'reader', what: 'Last page of the list' },
  {
    action: 'next-hit',
    keys: ['n'],
    shown: ['n'],
    scope: 'reader',
    what: 'Next hit, continuing on the next page',
  },
  {
    action: 'previous-hit',
    keys: ['p'],
    shown: ['p'],
    scope: 'reader',
    what: 'Previous hit, continuing on the previous page',
  },
  { action: 'undo', keys: ['u'], shown: ['u'], scope: 'reader', what: 'Undo your last decision' },
  {
    action: 'repeat',
    keys: ['.'],
    shown: ['.'],
    scope: 'reader',
    what: 'Repeat your last decision on this page',
  },
  {
    action: 'tag-and-next',
    keys: ['Shift+Enter'],
    shown: ['Shift ↵'],
    scope: 'reader',
    what: 'Apply the last tag to this page and go to the next',
  },
  {
    action: 'nothing-applies',
    keys: ['0'],
    shown: ['0'],
    scope: 'reader',
    what: 'Seen, nothing applies (again: take that back)',
  },
  {
    action: 'nothing-applies-and-next',
    keys: ['Shift+0'],
    shown: ['Shift 0'],
    scope: 'reader',
    what: 'Seen, nothing applies, and go to the next page',
  },
  {
    action: 'say-unsure',
    keys: [';'],
    shown: [';'],
    scope: 'reader',
    what: 'Then a tag’s key: you are unsure about the tag',
  },
  {
    action: 'say-no',
    keys: [','],
    shown: [','],
    scope: 'reader',
    what: 'Then a tag’s key: the tag does not apply',
  },
  {
    action: 'toggle-statements',
    keys: ['i'],
    shown: ['i'],
    scope: 'reader',
    what: 'Show or hide who said what of each tag',
  },
  {
    action: 'tag-many',
    keys: ['t'],
    shown: ['t'],
    scope: 'reader',
    what: 'Tag many pages: a range, the document, copies',
  },
  {
    action: 'add-passage',
    keys: ['m'],
    shown: ['m'],
    scope: 'reader',
    what: 'Add selected words as a passage, or a note on the page',
  },
  { action: 'copy-cite', keys: ['c'], shown: ['c'], scope: 'reader', what: 'Copy cite' },
  {
    action: 'correct-text',
    keys: ['e'],
    shown: ['e'],
    scope: 'reader',
    what: 'Correct text (Ctrl or ⌘ Enter saves, Esc keeps a draft)',
  },
  { action: 'fit', keys: ['z'], shown: ['z'], scope: 'reader', what: 'Fit page or width' },
  { action: 'zoom-in', keys: ['+', '='], shown: ['+'], scope: 'reader', what: 'Zoom in' },
  { action: 'zoom-out', keys: ['-'], shown: ['−'], scope: 'reader', what: 'Zoom out' },
  { action: 'rotate', keys: ['r'], shown: ['r'], scope: 'reader', what: 'Rotate view' },
  {
    action: 'toggle-hits',
    keys: ['h'],
    shown: ['h'],
    scope: 'reader',
    what: 'Show or hide hits',
  },
  {
    action: 'toggle-terms',
    keys: ['H'],
    shown: ['Shift H'],
    scope: 'reader',
    what: 'Show or hide standing highlights',
  },
  {
    action: 'toggle-marks',
    keys: ['\\'],
    shown: ['\\'],
    scope: 'reader',
    what: 'Show or hide redactions',
  },
  {
    action: 'correct-marks',
    keys: ['|'],
    shown: ['|'],
    scope: 'reader',
    what: 'Correct redactions',
  },
  {
    action: 'toggle-panel',
    keys: [']'],
    shown: [']'],
    scope: 'reader',
    what: 'Show or hide page details',
  },
  {
    action: 'back-to-results',
    keys: ['Escape'],
    shown: ['Esc'],
    scope: 'reader',
    what: 'Back to results',
  },
  {
    action: 'toggle-boundary',
    keys: ['b'],
    shown: ['b'],
    scope: 'reader',
    what: 'Start a new document here, or merge with the previous one',
  },

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
] as const satisfies readonly KeyLine[];

export type Action = (typeof keyTable)[number]['action'];

/** Keys reserved for planned screens (contradictions), which tags must not use. */
const reserved = ['x'];

/** Tags are applied in the reader, so that only its keys and those of every screen are unavailable. */
const taken: ReadonlySet<string> = new Set([
  ...keyTable
    .filter(({ scope }) => scope === 'reader' || scope === 'everywhere')
    .flatMap((line) => [...line.keys]),
  ...reserved,
]);

/** The keys that a tag may have: digits and the remaining letters. */
export const tagKeys: readonly string[] = [...'123456789abcdefghijklmnopqrstuvwxyz'].filter(
  (key) => !taken.has(key),
);

/** The key that applies a tag. Null if it has none, or has one that the reader uses itself by now. */
export function keyOfTag({ key }: { key: string | null }): string | null {
  return key !== null && tagKeys.includes(key) ? key : null;
}

export function shownKeys(action: Action): readonly string[] {
  return keyTable.find((line) => line.action === action)?.shown ?? [];
}

/** The first of an action's keys that exists on this machine's keyboard: ⌘ exists only on a Mac. */
export function shownKey(action: Action, platform: string = navigator.platform): string {
  const isMac = /^(?:Mac|iP)/u.test(platform);
  const keys = shownKeys(action);
  return keys.find((key) => key.startsWith('⌘') === isMac) ?? keys[0] ?? '';
}
