import { type JSX, useState } from 'react';
import type { Ledger } from '#contract/intake/ledger.ts';
import { usePermission } from '../session/use-user.ts';
import { Button, Group, Text, VisuallyHidden } from '../ui/parts.ts';
import { DeclaredPagesForm } from './DeclaredPagesForm.tsx';

interface DeclaredPagesProps {
  matter: string;
  ledger: Ledger;
}

/** What the agency said that it gave, beside what is here; entered where it stands. */
export function DeclaredPages({ matter, ledger }: DeclaredPagesProps): JSX.Element {
  const { allowed } = usePermission('reviewer');
  const [editing, setEditing] = useState<'not yet' | 'now' | 'done'>('not yet');
  if (editing === 'now') {
    return <DeclaredPagesForm matter={matter} ledger={ledger} close={() => setEditing('done')} />;
  }
  const { declaredPages, difference, declaredInWords } = ledger;
  return (
    <Group gap={4} mb="sm">
      <Text className="numbers" c={colorOf(difference)}>
        {declaredInWords}
      </Text>
      {allowed && (
        <Button
          ref={editing === 'done' ? takeFocus : null}
          variant="subtle"
          size="compact-xs"
          onClick={() => setEditing('now')}
        >
          {declaredPages === null ? 'Enter it' : 'Change'}
          <VisuallyHidden>: the declared page count of {ledger.production}</VisuallyHidden>
        </Button>
      )}
    </Group>
  );
}

/** Back to where the keyboard was before the form took its place. */
function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus();
}

function colorOf(difference: number | null): string {
  if (difference === null) return 'dimmed';
  return difference === 0 ? 'var(--mantine-color-text)' : 'var(--warn)';
}
