import { type JSX, useState } from 'react';
import type { Production } from '#contract/intake/production.ts';
import { messageOf } from '../../server/call-failed.ts';
import { usePermission } from '../../session/use-user.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Button, Group, Text, Textarea, VisuallyHidden } from '../../ui/parts.ts';
import { parsePasswords } from './parse-passwords.ts';
import { useIngestRequest, useReadProduction } from './use-ingest-request.ts';

interface UnlockFileProps {
  matter: string;
  production: Production;
  /** The path of the locked file. */
  path: string;
}

/** Opens a locked file with one or several passwords, which are tried on every locked file of the production. */
export function UnlockFile({ matter, production, path }: UnlockFileProps): JSX.Element | null {
  const { allowed } = usePermission('reviewer');
  const { isUnderWay } = useIngestRequest(matter, production);
  const [asking, setAsking] = useState(false);
  if (!allowed || isUnderWay) return null;
  return (
    <>
      <Button variant="default" size="compact-xs" mt={4} onClick={() => setAsking(true)}>
        Enter password
        <VisuallyHidden>: {path}</VisuallyHidden>
      </Button>
      {asking && (
        <PasswordForm
          matter={matter}
          productionId={production.productionId}
          path={path}
          close={() => setAsking(false)}
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
}

function PasswordForm({ matter, productionId, path, close }: PasswordFormProps): JSX.Element {
  const open = useReadProduction(matter, productionId);
  const [text, setText] = useState('');
  const passwords = parsePasswords(text);
  return (
    <Dialog title="Enter password" opened close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (passwords) open.mutate({ passwords }, { onSuccess: close });
        }}
      >
        <Text mb="sm" style={{ overflowWrap: 'anywhere' }}>
          {path}
        </Text>
        <Textarea
          label="Password"
          description="To try several, enter one per line. They are tried on every locked file of this production and are not stored."
          rows={3}
          autoComplete="off"
          spellCheck={false}
          value={text}
          error={
            text !== '' && !passwords ? 'Enter at most 20 passwords of at most 200 characters each.' : null
          }
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
        />
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
