import { type JSX, useState } from 'react';
import { findPasswordProblem, PASSWORD_RULES } from '#contract/people/password-rules.ts';
import { PasswordInput } from '../ui/parts.ts';

/** A new password, typed twice. */
export interface NewPasswordEntry {
  first: string;
  second: string;
  /** Why it cannot be used; undefined if it can. */
  problem: string | undefined;
  setFirst: (text: string) => void;
  setSecond: (text: string) => void;
}

export function useNewPassword(userName: string): NewPasswordEntry {
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  return { first, second, problem: describeProblem(first, second, userName), setFirst, setSecond };
}

function describeProblem(first: string, second: string, userName: string): string | undefined {
  return findPasswordProblem(first, userName) ?? (first === second ? undefined : 'The two passwords differ.');
}

interface NewPasswordFieldsProps {
  entry: NewPasswordEntry;
  /** Whether to show errors: only after the person has tried to save. */
  isTried: boolean;
}

export function NewPasswordFields({ entry, isTried }: NewPasswordFieldsProps): JSX.Element {
  return (
    <>
      <PasswordInput
        label="New password"
        description={PASSWORD_RULES}
        autoComplete="new-password"
        value={entry.first}
        onChange={(event) => entry.setFirst(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide new password' }}
      />
      <PasswordInput
        label="New password again"
        autoComplete="new-password"
        value={entry.second}
        onChange={(event) => entry.setSecond(event.currentTarget.value)}
        error={isTried ? entry.problem : undefined}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide repeated password' }}
      />
    </>
  );
}
