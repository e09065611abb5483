import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { KeyTable } from '../keys/KeyTable.tsx';
import { queries } from '../server/queries.ts';
import { toCodebookTags } from '../tagging/codebook-tag.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Anchor, Text } from '../ui/parts.ts';

interface KeysDialogProps {
  matter: string;
  opened: boolean;
  close: () => void;
  openGuides: () => void;
}

export function KeysDialog({ matter, opened, close, openGuides }: KeysDialogProps): JSX.Element {
  const { data: tags = [] } = useQuery({ ...queries.tags(matter), select: toCodebookTags });
  return (
    <Dialog opened={opened} close={close} title="Keyboard shortcuts" size="lg">
      <Anchor component="button" type="button" onClick={openGuides}>
        Open the guides for reviewers and attorneys
      </Anchor>
      <Text size="sm" c="dimmed" mt={4}>
        Keys that you change are yours alone, and are kept on this computer.
      </Text>
      <KeyTable tags={tags} />
    </Dialog>
  );
}
