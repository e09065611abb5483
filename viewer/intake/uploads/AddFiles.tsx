import { type JSX, useRef } from 'react';
import type { Production } from '#contract/intake/production.ts';
import { usePermission } from '../../session/use-user.ts';
import { IconFolder, IconUpload } from '../../ui/icons.ts';
import { Button, Group, Text } from '../../ui/parts.ts';
import { type DroppedFile, listChosenFiles } from '../../uploads/list-dropped-files.ts';
import { useUploadQueue } from '../../uploads/UploadsProvider.tsx';
import classes from '../intake.module.css';
import { ChooseProduction } from './ChooseProduction.tsx';
import { useDrop } from './use-drop.ts';

interface AddFilesProps {
  matter: string;
  productions: readonly Production[];
}

/** The ways in: files dropped anywhere on the screen, or chosen by button; then the production they belong to. */
export function AddFiles({ matter, productions }: AddFilesProps): JSX.Element {
  const { allowed, why } = usePermission('reviewer');
  const queue = useUploadQueue();
  const { isOver, handed, hand, forget } = useDrop(allowed);
  if (!allowed) return <Text c="dimmed">{why}</Text>;
  return (
    <>
      <Group gap="sm">
        <ChooseButton what="files" hand={hand} />
        <ChooseButton what="folder" hand={hand} />
        <Text c="dimmed">or drop them anywhere on this screen.</Text>
      </Group>
      {isOver && (
        <div className={classes.over} aria-hidden>
          <IconUpload size={32} />
          Drop files or folders to add them to this matter
        </div>
      )}
      {handed && (
        <ChooseProduction
          matter={matter}
          files={handed}
          productions={productions}
          close={forget}
          start={(production) => {
            queue.add(production, handed);
            forget();
          }}
        />
      )}
    </>
  );
}

interface ChooseButtonProps {
  what: 'files' | 'folder';
  hand: (files: DroppedFile[]) => void;
}

/** A button before the browser's own input, which can't be made to look like one. */
function ChooseButton({ what, hand }: ChooseButtonProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant={what === 'files' ? 'filled' : 'default'}
        leftSection={what === 'files' ? <IconUpload size={14} /> : <IconFolder size={14} />}
        onClick={() => input.current?.click()}
      >
        {what === 'files' ? 'Add files' : 'Add a folder'}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={what === 'files' ? 'Files to add' : 'Folder to add'}
        {...(what === 'folder' ? { webkitdirectory: '' } : {})}
        onChange={(event) => {
          hand(listChosenFiles(event.currentTarget.files ?? []));
          // So that choosing the same file again is a change.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
