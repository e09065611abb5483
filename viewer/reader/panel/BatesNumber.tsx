import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type JSX, type SubmitEvent, useId, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { PageNumbers } from '#contract/numbers/bates.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { batesQueries, refreshNumbers } from '../../server/bates-queries.ts';
import { call } from '../../server/call.ts';
import { messageOf } from '../../server/call-failed.ts';
import type { Permission } from '../../session/use-user.ts';
import { Button, Group, Text, TextInput } from '../../ui/parts.ts';
import { notifyFailure, notifyWithUndo } from '../../ui/toast.tsx';

interface BatesNumberProps {
  matter: string;
  page: PageSummary;
  review: Permission;
  /** Called when the page has another number, by which its address must name it. */
  replaceAddress: (page: Pick<PageSummary, 'pageId' | 'controlNumber' | 'bates'>) => void;
}

/** The page's other numbers, the number as read where it differs, and the way to change the number. */
export function BatesNumber({ matter, page, review, replaceAddress }: BatesNumberProps): JSX.Element {
  const numbers = useQuery(batesQueries.numbersOf(matter, page.pageId)).data;
  const [editing, setEditing] = useState(false);
  const setNumber = useSetNumber(matter, page, replaceAddress);
  return (
    <>
      {numbers && numbers.asRead !== null && (
        <Text size="xs" c="dimmed">
          Read from the page: {numbers.asRead}
        </Text>
      )}
      {numbers && numbers.others.length > 0 && (
        <Text size="xs" c="dimmed">
          Also numbered {numbers.others.map(({ verbatim }) => verbatim).join('; ')}
        </Text>
      )}
      {review.allowed && !editing && (
        <Group gap={4} mt={4} ml={-7}>
          <Button variant="subtle" size="compact-xs" onClick={() => setEditing(true)}>
            {page.bates === null ? 'Enter Bates number' : 'Change Bates number'}
          </Button>
          {numbers?.source === 'typed' && (
            <Button variant="subtle" size="compact-xs" onClick={() => setNumber.mutate({ asRead: true })}>
              Restore as read
            </Button>
          )}
        </Group>
      )}
      {editing && (
        <NumberForm
          bates={page.bates}
          isSaving={setNumber.isPending}
          error={setNumber.error}
          close={() => setEditing(false)}
          save={(bates) => setNumber.mutate({ bates }, { onSuccess: () => setEditing(false) })}
        />
      )}
    </>
  );
}

/** A number, null for none, or the number as read. */
type Decision = { bates: string | null } | { asRead: true };

function useSetNumber(matter: string, page: PageSummary, replaceAddress: BatesNumberProps['replaceAddress']) {
  const client = useQueryClient();
  const params = { matter, page: page.pageId };
  const send = async (decision: Decision): Promise<PageNumbers> => {
    const numbers = await ('asRead' in decision
      ? call(endpoints.restoreBates, { params })
      : call(endpoints.typeBates, { params, body: decision }));
    replaceAddress({ pageId: page.pageId, controlNumber: page.controlNumber, bates: numbers.bates });
    await refreshNumbers(client, matter);
    return numbers;
  };
  const before: Decision = page.batesSource === 'typed' ? { bates: page.bates } : { asRead: true };
  return useMutation({
    mutationFn: send,
    onSuccess: ({ bates }) =>
      notifyWithUndo(bates === null ? 'Bates number removed.' : `Bates number set to ${bates}.`, () => {
        send(before).catch((error: unknown) => notifyFailure('The Bates number was not changed', error));
      }),
  });
}

interface NumberFormProps {
  bates: string | null;
  isSaving: boolean;
  error: Error | null;
  save: (bates: string | null) => void;
  close: () => void;
}

/** Enter saves; Escape closes without saving. */
function NumberForm({ bates, isSaving, error, save, close }: NumberFormProps): JSX.Element {
  const id = useId();
  const [text, setText] = useState(bates ?? '');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (text.trim()) save(text.trim());
  };
  return (
    <form
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <TextInput
        id={id}
        ref={takeFocus}
        mt={4}
        size="xs"
        label="Bates number of this page"
        placeholder="ICE FOIA 10-2674.0001234"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={text}
        error={error ? messageOf(error) : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group gap={4} mt={4}>
        <Button type="submit" size="compact-xs" loading={isSaving} disabled={text.trim() === ''}>
          Save
        </Button>
        {bates !== null && (
          <Button variant="default" size="compact-xs" onClick={() => save(null)}>
            No number on this page
          </Button>
        )}
        <Button variant="default" size="compact-xs" onClick={close}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}

function takeFocus(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}
