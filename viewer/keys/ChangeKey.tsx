import { type JSX, type KeyboardEvent, useState } from 'react';
import { Button, Group, Stack, Text } from '../ui/parts.ts';
import { type ActionLine, whyNotKey } from './key-choices.ts';
import { nameOf } from './key-of.ts';
import { chooseKey } from './keys-in-use.ts';

export interface ChangeKeyProps {
  line: ActionLine;
  lines: readonly ActionLine[];
  tags: readonly { key: string | null; name: string }[];
  /** Whether the person chose its key. */
  isChosen: boolean;
  /** Whether the next key pressed becomes its key. */
  isOpen: boolean;
  open: () => void;
  close: () => void;
}

/** Changes the key of an action to the next key that is pressed, or says why it can't have that key. */
export function ChangeKey(props: ChangeKeyProps): JSX.Element {
  const { line, isChosen, isOpen, open } = props;
  if (isOpen) return <NextKey {...props} />;
  return (
    <Group gap={4} wrap="nowrap">
      {isChosen && (
        <Button
          variant="subtle"
          size="compact-xs"
          aria-label={`Reset key: ${line.what}`}
          onClick={() => chooseKey(line.action, undefined)}
        >
          Reset
        </Button>
      )}
      <Button variant="subtle" size="compact-xs" aria-label={`Change key: ${line.what}`} onClick={open}>
        Change
      </Button>
    </Group>
  );
}

function NextKey({ line, lines, tags, close }: ChangeKeyProps): JSX.Element {
  const [refusal, setRefusal] = useState<string>();
  const take = (event: KeyboardEvent) => {
    if (event.key === 'Tab' || MODIFIERS.has(event.key)) return;
    event.preventDefault();
    // The dialog would close with Escape.
    event.stopPropagation();
    if (event.key === 'Escape') return close();
    const key = event.altKey && !event.ctrlKey ? 'Mod+Alt' : nameOf(event.nativeEvent);
    const why = whyNotKey(line, key, lines, tags);
    if (why !== undefined) return setRefusal(why);
    chooseKey(line.action, key);
    close();
  };
  return (
    <Stack gap={2} align="flex-end">
      <Button
        variant="outline"
        size="compact-xs"
        data-autofocus
        ref={focus}
        onKeyDown={take}
        onBlur={close}
        aria-label={`Press the new key: ${line.what}`}
      >
        Press the new key, or Esc
      </Button>
      {refusal && (
        <Text size="xs" c="var(--bad)" role="alert">
          {refusal}
        </Text>
      )}
    </Stack>
  );
}

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);

function focus(button: HTMLElement | null): void {
  button?.focus();
}
