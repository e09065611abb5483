import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX, SubmitEvent } from 'react';
import type { NamedPages } from '#contract/numbers/bates.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { fileName } from '../format/format.ts';
import { batesQueries } from '../server/bates-queries.ts';
import { messageOf } from '../server/call-failed.ts';
import { Button, Group, Stack, Text, TextInput } from '../ui/parts.ts';
import { BatesText } from './BatesText.tsx';
import { MissingNumberText } from './MissingNumber.tsx';

interface FindPageFormProps {
  matter: string;
  /** The label of its button. */
  send: string;
  onFound: (page: PageSummary) => void;
  close: () => void;
}

/** Finds the page with a Bates or control number, or offers a choice if several pages have it. */
export function FindPageForm({ matter, send, onFound, close }: FindPageFormProps): JSX.Element {
  const client = useQueryClient();
  const find = useMutation({
    mutationFn: (reference: string) => client.fetchQuery(batesQueries.findPages(matter, reference)),
    onSuccess: ({ total, pages: [page], note }) => {
      if (page && total === 1 && note === null) onFound(page);
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reference = String(new FormData(event.currentTarget).get('reference')).trim();
    if (reference) find.mutate(reference);
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        name="reference"
        label="Bates number or control number"
        placeholder="ICE FOIA 10-2674.0001234"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        error={errorOf(find)}
      />
      {find.data && find.data.total > 0 && <Choice named={find.data} open={onFound} />}
      {find.data?.missing && (
        <div role="status">
          <MissingNumberText missing={find.data.missing} onOpen={close} />
        </div>
      )}
      <Group justify="flex-end" mt="md">
        <Button type="submit" loading={find.isPending}>
          {send}
        </Button>
      </Group>
    </form>
  );
}

function errorOf(find: {
  error: Error | null;
  data: NamedPages | undefined;
  variables: string | undefined;
}): string | undefined {
  if (find.error) return messageOf(find.error);
  return find.data?.total === 0 && !find.data.missing ? `No page found for “${find.variables}”.` : undefined;
}

function Choice({ named, open }: { named: NamedPages; open: (page: PageSummary) => void }): JSX.Element {
  const { total, pages, note } = named;
  const more = total - pages.length;
  return (
    <Stack gap={4} mt="sm" role="status">
      <Text size="sm">{note ?? `${formatNumber(total)} pages have this number. Choose one:`}</Text>
      {pages.map((page) => (
        <Button
          key={page.pageId}
          variant="default"
          justify="flex-start"
          h="auto"
          py={4}
          onClick={() => open(page)}
        >
          <BatesText number={page.bates ?? page.controlNumber} />: {page.production}, {fileName(page.file)},
          p. {formatNumber(page.pageNumber)}
        </Button>
      ))}
      {more > 0 && (
        <Text size="xs">{formatNumber(more)} more. Enter the full number to narrow the list.</Text>
      )}
    </Stack>
  );
}
