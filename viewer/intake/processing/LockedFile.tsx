import { type JSX, useEffect, useState } from 'react';
import type { Production } from '#contract/intake/production.ts';
import { messageOf } from '../../server/call-failed.ts';
import { usePermission } from '../../session/use-user.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import {
  Anchor,
  Button,
  Group,
  Loader,
  PasswordInput,
  Text,
  Textarea,
  VisuallyHidden,
} from '../../ui/parts.ts';
import { parsePasswords } from './parse-passwords.ts';
import { useIngestRequest, useReadProduction } from './use-ingest-request.ts';

interface LockedFileProps {
  matter: string;
  production: Production;
  /** The path of the locked file. */
  path: string;
  /** What happened and what to do next. */
  message: string | null;
}

/** A locked file and a form for its password. Passwords are tried on every locked file of the production. */
export function LockedFile({ matter, production, path, message }: LockedFileProps): JSX.Element {
  const { allowed } = usePermission('reviewer');
  const { isUnderWay } = useIngestRequest(matter, production);
  const [isAsking, setIsAsking] = useState(false);
  const [wasGiven, setWasGiven] = useState(false);
  useEffect(() => {
    if (!isUnderWay) setWasGiven(false);
  }, [isUnderWay]);

  // The file's earlier message is out of date while a new password is tried.
  if (isUnderWay && wasGiven) {
    return (
      <Group gap="xs" role="status">
        <Loader size={12} />
        <Text size="xs">Trying the password. The file opens here if it is the right one.</Text>
      </Group>
    );
  }
  return (
    <>
      {message && (
        <Text size="xs" c="var(--bad)">
          {message}
        </Text>
      )}
      {allowed && !isUnderWay && (
        <Button variant="default" size="compact-xs" mt={4} onClick={() => setIsAsking(true)}>
          Enter password
          <VisuallyHidden>: {path}</VisuallyHidden>
        </Button>
      )}
      {isAsking && (
        <PasswordForm
          matter={matter}
          productionId={production.productionId}
          path={path}
          close={() => setIsAsking(false)}
          given={() => {
            setIsAsking(false);
            setWasGiven(true);
          }}
        />
      )}
    </>
  );
}

interface PasswordFormProps {
  matter: string;
  productionId: string;
  path: string;
  close: () => void;
  /** The server tries the password. */
  given: () => void;
}

function PasswordForm({ matter, productionId, path, close, given }: PasswordFormProps): JSX.Element {
  const open = useReadProduction(matter, productionId);
  const [text, setText] = useState('');
  const [areSeveral, setAreSeveral] = useState(false);
  const passwords = parsePasswords(text);
  const field = {
    label: areSeveral ? 'Passwords' : 'Password',
    description: `${areSeveral ? 'One per line. ' : ''}Tried on every locked file of this production, and not stored.`,
    autoComplete: 'off',
    value: text,
    error: text !== '' && !passwords ? 'Enter at most 20 passwords of at most 200 characters each.' : null,
    'data-autofocus': true,
  };
  return (
    <Dialog title="Enter password" opened close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (passwords) open.mutate({ passwords }, { onSuccess: given });
        }}
      >
        <Text mb="sm" style={{ overflowWrap: 'anywhere' }}>
          {path}
        </Text>
        {areSeveral ? (
          <Textarea
            {...field}
            rows={3}
            spellCheck={false}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        ) : (
          <>
            <PasswordInput
              {...field}
              onChange={(event) => setText(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': 'Show or hide password' }}
            />
            <Anchor component="button" type="button" mt="xs" onClick={() => setAreSeveral(true)}>
              Try several passwords
            </Anchor>
          </>
        )}
        {open.isError && (
          <Text c="var(--bad)" role="alert" mt="sm">
            {messageOf(open.error)}
          </Text>
        )}
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={open.isPending} disabled={!passwords}>
            Unlock
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
