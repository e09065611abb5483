import type { KeyLine } from './key-line.ts';
import { type Action, keyTable, tagKeys } from './key-table.ts';

/** The keys that a person chose instead of the first key of an action. */
export type KeyChoices = Readonly<Partial<Record<Action, string>>>;
export type ActionLine = KeyLine & { action: Action };

interface KeyTag {
  key: string | null;
  name: string;
}

/** Keys that no action can have: they belong to the browser, to buttons and dialogs, or to other keys. */
const UNAVAILABLE = /^(?:Mod\+.*|Shift\+.*|Tab|Enter|Escape| |F\d+|Dead|Unidentified)$/u;
const NAMED = /^(?:Arrow(?:Up|Down|Left|Right)|Page(?:Up|Down)|Home|End|Insert|Delete|Backspace)$/u;

const SHOWN: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: '⌫',
  '-': '−',
};

/** A key as people read it. */
export function showKey(key: string): string {
  return SHOWN[key] ?? (/^\p{Lu}$/u.test(key) ? `Shift ${key}` : key);
}

/** The table with the keys that a person chose. A choice that two actions would share by now is left out. */
export function applyChoices(choices: KeyChoices): readonly ActionLine[] {
  const lines = keyTable.map((line) => withChoice(line, choices[line.action]));
  return lines.map((line, index) => {
    const original: ActionLine = keyTable[index] ?? line;
    const isShared = line !== original && findOther(lines, line, line.keys[0] ?? '') !== undefined;
    return isShared ? original : line;
  });
}

function withChoice(line: ActionLine, key: string | undefined): ActionLine {
  if (key === undefined || !canChange(line)) return line;
  const [first = '', ...others] = line.keys;
  // An action that means another thing with Shift keeps that.
  const hasShift = others.includes(first.toUpperCase());
  return {
    ...line,
    keys: [
      key,
      ...others.map((other) => (hasShift && other === first.toUpperCase() ? key.toUpperCase() : other)),
    ],
    shown: [showKey(key), ...line.shown.slice(1)],
  };
}

/** Keys with Ctrl or ⌘ work while somebody types, and stay as they are. */
export function canChange({ keys }: Pick<KeyLine, 'keys'>): boolean {
  return keys[0]?.startsWith('Mod+') === false;
}

/** Why an action can't have a key; undefined if it can. */
export function whyNotKey(
  line: ActionLine,
  key: string,
  lines: readonly ActionLine[],
  tags: readonly KeyTag[],
): string | undefined {
  if (UNAVAILABLE.test(key) || ([...key].length > 1 && !NAMED.test(key)))
    return 'Choose a letter, a sign or an arrow key, without Ctrl, Alt or ⌘.';
  const other = findOther(lines, line, key);
  if (other) return `${showKey(key)} is the key of “${other.what}”. Change that one first.`;
  if (!isBesideTags(line)) return undefined;
  if (/^[1-9]$/u.test(key)) return 'The digits 1 to 9 are the keys of tags.';
  const tag = findTagOf(key, tags);
  return tag && `${showKey(key)} is the key of the tag “${tag.name}” in this matter.`;
}

/** The tag that has an action's key: in a matter, the keys of its tags come first. */
export function findTagBefore(line: ActionLine, tags: readonly KeyTag[]): KeyTag | undefined {
  return isBesideTags(line) ? findTagOf(line.keys[0] ?? '', tags) : undefined;
}

/** With Shift, the key of a tag applies it to the document. */
function findTagOf(key: string, tags: readonly KeyTag[]): KeyTag | undefined {
  const letter = key.toLowerCase();
  return tagKeys.includes(letter) ? tags.find((tag) => tag.key === letter) : undefined;
}

function isBesideTags({ scope }: KeyLine): boolean {
  return scope === 'reader' || scope === 'everywhere';
}

function findOther(lines: readonly ActionLine[], line: ActionLine, key: string): ActionLine | undefined {
  return lines.find(
    (other) =>
      other.action !== line.action &&
      (other.scope === line.scope || other.scope === 'everywhere' || line.scope === 'everywhere') &&
      other.keys.includes(key),
  );
}
