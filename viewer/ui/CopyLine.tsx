import type { JSX } from 'react';
import { IconCheck, IconCopy } from './icons.ts';
import { Button, Code, Group, useClipboard } from './parts.ts';

interface CopyLineProps {
  /** The kind of text, for the button's label: "Copy command". */
  what: string;
  text: string;
}

/** A line of text with a button that copies it. */
export function CopyLine({ what, text }: CopyLineProps): JSX.Element {
  const clipboard = useClipboard({ timeout: 2000 });
  return (
    <Group gap="sm" wrap="nowrap" maw="100%">
      <Code fz="sm" px="sm" py={4} style={{ overflowWrap: 'anywhere' }}>
        {text}
      </Code>
      <Button
        variant="default"
        style={{ flexShrink: 0 }}
        leftSection={clipboard.copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
        onClick={() => clipboard.copy(text)}
      >
        {clipboard.copied ? 'Copied' : `Copy ${what}`}
      </Button>
    </Group>
  );
}
