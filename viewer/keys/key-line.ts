/** `everywhere` means in a matter; the others apply on their own screens. */
export type Scope = 'everywhere' | 'search' | 'reader' | 'documents' | 'contradictions';

export interface KeyLine {
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
