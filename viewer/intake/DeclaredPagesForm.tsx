import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type JSX, useId, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { Ledger } from '#contract/intake/ledger.ts';
import { call } from '../server/call.ts';
import { messageOf } from '../server/call-failed.ts';
import { applyEvent } from '../server/follow-matter.ts';
import { Button, Group, Text, TextInput } from '../ui/parts.ts';
import { parsePageCount } from './parse-page-count.ts';

interface DeclaredPagesFormProps {
  matter: string;
  ledger: Ledger;
  close: () => void;
}

/** Enter saves, Escape closes without saving, and an empty field clears the count. */
export function DeclaredPagesForm({ matter, ledger, close }: DeclaredPagesFormProps): JSX.Element {
  const client = useQueryClient();
  const id = useId();
  const hintId = `${id}-hint`;
  const [text, setText] = useState(ledger.declaredPages === null ? '' : String(ledger.declaredPages));
  const pages = parsePageCount(text);
  const save = useMutation({
    mutationFn: (declaredPages: number | null) =>
      call(endpoints.declarePages, {
        params: { matter, production: ledger.productionId },
        body: { declaredPages },
      }),
    onSuccess: (production) => {
      applyEvent(client, matter, { type: 'production.progressed', production });
      close();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (pages !== undefined) save.mutate(pages);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <Group gap="sm" mb="sm">
        <label htmlFor={id}>Pages declared by the agency</label>
        <TextInput
          id={id}
          aria-describedby={hintId}
          ref={takeFocus}
          size="xs"
          w={96}
          inputMode="numeric"
          placeholder="Unknown"
          value={text}
          error={pages === undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" loading={save.isPending} disabled={pages === undefined}>
          Save
        </Button>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Text id={hintId} size="xs" c={pages === undefined ? 'var(--bad)' : 'dimmed'}>
          {pages === undefined
            ? 'Enter a whole number, such as 2,481.'
            : 'Usually stated in the cover letter. Leave blank if unknown.'}
        </Text>
      </Group>
      {save.isError && (
        <Text c="var(--bad)" role="alert" mb="sm">
          {messageOf(save.error)}
        </Text>
      )}
    </form>
  );
}

/** Selects the whole count, so that typing replaces it. */
function takeFocus(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}
