import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type JSX, type SubmitEvent, useId, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { PageNumbers } from '#contract/numbers/bates.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import type { ReadPage } from '../../page/read-page.ts';
import { batesQueries, refreshNumbers } from '../../server/bates-queries.ts';
import { call } from '../../server/call.ts';
import { messageOf } from '../../server/call-failed.ts';
import type { Permission } from '../../session/use-user.ts';
import { IconPencil } from '../../ui/icons.ts';
import { ActionIcon, Button, Group, TextInput, Tooltip } from '../../ui/parts.ts';
import { notifyFailure, notifyWithUndo } from '../../ui/toast.tsx';
import { BatesSource } from './PageNumber.tsx';
import classes from './panel.module.css';

interface BatesNumberProps {
  matter: string;
  page: ReadPage;
  review: Permission;
  /** Called when the page gets another number, because its address must then change. */
  replaceAddress: (page: Pick<PageSummary, 'pageId' | 'controlNumber' | 'bates'>) => void;
}

/** The source of the number, the page's other numbers, and a button to change the number. */
export function BatesNumber({ matter, page, review, replaceAddress }: BatesNumberProps): JSX.Element {
  const numbers = useQuery(batesQueries.numbersOf(matter, page.pageId)).data;
  const [editing, setEditing] = useState(false);
  const setNumber = useSetNumber(matter, page, replaceAddress);
  const changeLabel = page.bates === null ? 'Enter Bates number' : 'Change Bates number';
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <p className={classes.numberNotes}>
          <BatesSource source={page.batesSource} />
          <span>{page.controlNumber}</span>
          {numbers && numbers.others.length > 0 && (
            <span>Also numbered {numbers.others.map(({ verbatim }) => verbatim).join('; ')}</span>
          )}
          {numbers && numbers.asRead !== null && <span>Read from the page: {numbers.asRead}</span>}
        </p>
        {review.allowed && !editing && (
          <Tooltip label={changeLabel}>
            <ActionIcon size={24} aria-label={changeLabel} onClick={() => setEditing(true)}>
              <IconPencil size={14} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      {editing && (
        <NumberForm
          bates={page.bates}
          isSaving={setNumber.isPending}
          error={setNumber.error}
          close={() => setEditing(false)}
          save={(bates) => setNumber.mutate({ bates }, { onSuccess: () => setEditing(false) })}
          restore={
            numbers?.source === 'typed'
              ? () => setNumber.mutate({ asRead: true }, { onSuccess: () => setEditing(false) })
              : undefined
          }
        />
      )}
    </>
  );
}

/** A number, null for no number, or the number as read. */
type Decision = { bates: string | null } | { asRead: true };

function useSetNumber(matter: string, page: ReadPage, replaceAddress: BatesNumberProps['replaceAddress']) {
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
  /** Undefined if the number is the one that was read. */
  restore: (() => void) | undefined;
  close: () => void;
}

/** Enter saves; Escape closes without saving. */
function NumberForm({ bates, isSaving, error, save, restore, close }: NumberFormProps): JSX.Element {
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
        {restore && (
          <Button variant="default" size="compact-xs" onClick={restore}>
            Restore as read
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
