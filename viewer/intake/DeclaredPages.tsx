import { type JSX, useState } from 'react';
import type { Ledger } from '#contract/intake/ledger.ts';
import { usePermission } from '../session/use-user.ts';
import { Button, Group, Text, VisuallyHidden } from '../ui/parts.ts';
import { DeclaredPagesForm } from './DeclaredPagesForm.tsx';

interface DeclaredPagesProps {
  matter: string;
  ledger: Ledger;
}

/** The page count that the agency declared, compared with what was received. It is edited in place. */
export function DeclaredPages({ matter, ledger }: DeclaredPagesProps): JSX.Element {
  const { allowed } = usePermission('reviewer');
  const [editing, setEditing] = useState<'not yet' | 'now' | 'done'>('not yet');
  if (editing === 'now') {
    return <DeclaredPagesForm matter={matter} ledger={ledger} close={() => setEditing('done')} />;
  }
  const { declaredPages, difference, declaredSummary } = ledger;
  return (
    <Group gap="sm" mb="sm">
      <Text className="numbers" c={colorOf(difference)}>
        {declaredSummary}
      </Text>
      {allowed && (
        <Button
          ref={editing === 'done' ? takeFocus : null}
          variant="subtle"
          className="flush"
          size="compact-xs"
          onClick={() => setEditing('now')}
        >
          {declaredPages === null ? 'Enter count' : 'Change'}
          <VisuallyHidden>: the declared page count of {ledger.production}</VisuallyHidden>
        </Button>
      )}
    </Group>
  );
}

/** Returns the focus to the button that opened the form. */
function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus();
}

function colorOf(difference: number | null): string {
  if (difference === null) return 'dimmed';
  return difference === 0 ? 'var(--mantine-color-text)' : 'var(--warn)';
}
