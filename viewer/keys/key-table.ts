/** Every key that the viewer knows. The dispatcher, the help and the codebook's free keys all read this. */

/** `everywhere` in a matter; the others on their own screen. */
export type Scope = 'everywhere' | 'search' | 'reading' | 'documents';

interface KeyLine {
  action: string;
  /** Values of `KeyboardEvent.key`; `Mod+` is ⌘ on a Mac and Ctrl elsewhere. */
  keys: readonly string[];
  /** As people read them. */
  shown: readonly string[];
  scope: Scope;
  what: string;
}

export const keyTable = [
  { action: 'focus-search', keys: ['/'], shown: ['/'], scope: 'everywhere', what: 'Search' },
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
    what: 'Do anything by its name',
  },
  {
    action: 'toggle-rail',
    keys: ['['],
    shown: ['['],
    scope: 'everywhere',
    what: 'Show or hide the left panel',
  },
  {
    action: 'toggle-mode',
    keys: ['Mod+e'],
    shown: ['⌘E', 'Ctrl E'],
    scope: 'everywhere',
    what: 'Search by Explore or by Exact, also while you type',
  },
  { action: 'keys', keys: ['?'], shown: ['?'], scope: 'everywhere', what: 'These keys' },

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
  { action: 'open-result', keys: ['Enter'], shown: ['Enter'], scope: 'search', what: 'Open the result' },

  {
    action: 'next-page',
    keys: ['j', 'ArrowRight', 'ArrowDown', 'PageDown'],
    shown: ['j', '→'],
    scope: 'reading',
    what: 'Next page of the list in hand',
  },
  {
    action: 'previous-page',
    keys: ['k', 'ArrowLeft', 'ArrowUp', 'PageUp'],
    shown: ['k', '←'],
    scope: 'reading',
    what: 'Previous page of the list in hand',
  },
  { action: 'first-page', keys: ['Home'], shown: ['Home'], scope: 'reading', what: 'First page of the list' },
  { action: 'last-page', keys: ['End'], shown: ['End'], scope: 'reading', what: 'Last page of the list' },
  { action: 'next-hit', keys: ['n'], shown: ['n'], scope: 'reading', what: 'Next hit, on to the next page' },
  {
    action: 'previous-hit',
    keys: ['p'],
    shown: ['p'],
    scope: 'reading',
    what: 'Previous hit, back to the page before',
  },
  { action: 'undo', keys: ['u'], shown: ['u'], scope: 'reading', what: 'Undo the last tag decision' },
  {
    action: 'repeat',
    keys: ['.'],
    shown: ['.'],
    scope: 'reading',
    what: 'Repeat the last tag decision here',
  },
  { action: 'tag-range', keys: ['t'], shown: ['t'], scope: 'reading', what: 'Tag a range of pages' },
  { action: 'copy-cite', keys: ['c'], shown: ['c'], scope: 'reading', what: 'Copy the cite' },
  {
    action: 'correct-text',
    keys: ['e'],
    shown: ['e'],
    scope: 'reading',
    what: 'Correct the text; Ctrl or ⌘ Enter saves, Esc keeps it for later',
  },
  { action: 'fit', keys: ['z'], shown: ['z'], scope: 'reading', what: 'Fit the page, then the width' },
  { action: 'zoom-in', keys: ['+', '='], shown: ['+'], scope: 'reading', what: 'Larger' },
  { action: 'zoom-out', keys: ['-'], shown: ['−'], scope: 'reading', what: 'Smaller' },
  { action: 'rotate', keys: ['r'], shown: ['r'], scope: 'reading', what: 'Turn the view by a quarter' },
  {
    action: 'toggle-hits',
    keys: ['h'],
    shown: ['h'],
    scope: 'reading',
    what: 'Show or hide the hits on the page',
  },
  {
    action: 'toggle-marks',
    keys: ['\\'],
    shown: ['\\'],
    scope: 'reading',
    what: 'Show or hide the agency’s marks on the page',
  },
  {
    action: 'correct-marks',
    keys: ['|'],
    shown: ['|'],
    scope: 'reading',
    what: 'Correct the agency’s marks: click one, or drag to draw a box',
  },
  {
    action: 'toggle-panel',
    keys: [']'],
    shown: [']'],
    scope: 'reading',
    what: 'Show or hide the right panel',
  },
  {
    action: 'back-to-results',
    keys: ['Escape'],
    shown: ['Esc'],
    scope: 'reading',
    what: 'Back to the results',
  },
  {
    action: 'toggle-boundary',
    keys: ['b'],
    shown: ['b'],
    scope: 'reading',
    what: 'A document starts on this page, or goes on from the page before',
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
    action: 'next-sheet',
    keys: ['l', 'ArrowRight'],
    shown: ['l', '→'],
    scope: 'documents',
    what: 'Next page of the document',
  },
  {
    action: 'previous-sheet',
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
    what: 'Split: a document starts on the page in hand',
  },
  {
    action: 'join-before',
    keys: ['J', 'Backspace'],
    shown: ['Shift J', '⌫'],
    scope: 'documents',
    what: 'Join the document with the one before',
  },
  {
    action: 'confirm-boundary',
    keys: ['c'],
    shown: ['c'],
    scope: 'documents',
    what: 'Confirm that the document starts where it does',
  },
  {
    action: 'undo-boundary',
    keys: ['u'],
    shown: ['u'],
    scope: 'documents',
    what: 'Undo the last split, join or confirmation',
  },
  {
    action: 'open-document',
    keys: ['Enter'],
    shown: ['Enter'],
    scope: 'documents',
    what: 'Read the page in hand',
  },
] as const satisfies readonly KeyLine[];

export type Action = (typeof keyTable)[number]['action'];

/** Keys that come with later screens (passages, contradictions); tags may not take them now. */
const keptForLater = ['m', 'x'];

/** Tags are put on while one reads: what the keys of other screens mean takes none from them. */
const taken: ReadonlySet<string> = new Set([
  ...keyTable
    .filter(({ scope }) => scope === 'reading' || scope === 'everywhere')
    .flatMap((line) => [...line.keys]),
  ...keptForLater,
]);

/** The keys that a tag may have: digits and the letters left over. */
export const tagKeys: readonly string[] = [...'123456789abcdefghijklmnopqrstuvwxyz'].filter(
  (key) => !taken.has(key),
);

export function shownKeys(action: Action): readonly string[] {
  return keyTable.find((line) => line.action === action)?.shown ?? [];
}
