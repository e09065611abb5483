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

/** Adds files that are dropped on the screen or chosen with a button, and asks for their production. */
export function AddFiles({ matter, productions }: AddFilesProps): JSX.Element {
  const { allowed, why } = usePermission('reviewer');
  const queue = useUploadQueue();
  const { isOver, files, add, clear } = useDrop(allowed);
  if (!allowed) return <Text c="dimmed">{why}</Text>;
  return (
    <>
      <Group gap="sm">
        <ChooseFilesButton what="files" add={add} />
        <ChooseFilesButton what="folder" add={add} />
        <Text c="dimmed">or drop files anywhere on this screen.</Text>
      </Group>
      {isOver && (
        <div className={classes.over} aria-hidden>
          <IconUpload size={32} />
          Drop files or folders to add them to this matter
        </div>
      )}
      {files && (
        <ChooseProduction
          matter={matter}
          files={files}
          productions={productions}
          close={clear}
          start={(production) => {
            queue.add(production, files);
            clear();
          }}
        />
      )}
    </>
  );
}

interface ChooseFilesButtonProps {
  what: 'files' | 'folder';
  add: (files: DroppedFile[]) => void;
}

/** A button for the browser's own file input, which cannot be styled as one. */
function ChooseFilesButton({ what, add }: ChooseFilesButtonProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant={what === 'files' ? 'filled' : 'default'}
        leftSection={what === 'files' ? <IconUpload size={14} /> : <IconFolder size={14} />}
        onClick={() => input.current?.click()}
      >
        {what === 'files' ? 'Add files' : 'Add folder'}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={what === 'files' ? 'Files to add' : 'Folder to add'}
        {...(what === 'folder' ? { webkitdirectory: '' } : {})}
        onChange={(event) => {
          add(listChosenFiles(event.currentTarget.files ?? []));
          // Lets the same file be chosen again: without this, the browser would report no change.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
