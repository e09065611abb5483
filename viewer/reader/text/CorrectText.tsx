import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type JSX, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { LONGEST_TEXT } from '#contract/pages/page-text.ts';
import type { ReadDetail } from '../../page/read-page.ts';
import { call } from '../../server/call.ts';
import { messageOf } from '../../server/call-failed.ts';
import { refreshText } from '../../server/refresh-text.ts';
import { Button, Group, Kbd, Text, Textarea } from '../../ui/parts.ts';
import { notify } from '../../ui/toast.tsx';
import classes from '../panel/panel.module.css';
import type { Correction, Draft } from './use-correction.ts';

const USAGE = 'Type the text as it appears on the page, line by line. Earlier versions are kept.';
/** Marks the point in a text where a redaction box breaks it. */
const GAP = '█';

interface CorrectTextProps {
  matter: string;
  detail: ReadDetail;
  draft: Draft;
  correction: Correction;
}

/** Edits the page's text. What was typed is discarded only on request. */
export function CorrectText({ matter, detail, draft, correction }: CorrectTextProps): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null);
  const save = useSave(matter, detail.pageId, correction);
  // The field must show a letter at once, or the cursor jumps. The stored draft is updated a moment later.
  const [text, setText] = useState(draft.text);
  const isChanged = text !== draft.before;
  // While saving, the newer version is the one being saved.
  const isOutdated = detail.textVersion !== draft.basedOn && !save.isPending;

  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    // Scrolls the buttons into view too, not only the first line.
    field.current?.form?.scrollIntoView({ block: 'end' });
  }, []);

  // Another person's version is replaced only by its own button, because the shortcut could be pressed before
  // the notice is seen.
  const send = (basedOn = draft.basedOn) => {
    if (isChanged && !save.isPending) save.mutate({ basedOn, text });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') correction.leave();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else return;
    event.preventDefault();
  };
  return (
    <form
      aria-label="Correct the text"
      className={classes.correcting}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        ref={field}
        aria-label="Text of this page"
        description={
          detail.text.includes(GAP)
            ? `${USAGE} Keep each ${GAP} in place: it marks where a redaction breaks the text, so that no phrase matches across it.`
            : USAGE
        }
        value={text}
        maxLength={LONGEST_TEXT}
        spellCheck={false}
        onChange={(event) => {
          setText(event.currentTarget.value);
          correction.change(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        classNames={{ input: classes.correctField ?? '' }}
        mt="sm"
      />
      {isOutdated && <NewerVersionNotice detail={detail} />}
      {save.isError && !isOutdated && (
        <Text c="var(--bad)" mt="sm" role="alert">
          Not saved. Your text is kept here. {messageOf(save.error)}
        </Text>
      )}
      <Group justify="flex-end" mt="sm">
        {isChanged && (
          <Button variant="subtle" color="gray" onClick={correction.discard}>
            Discard
          </Button>
        )}
        <Button variant="default" onClick={correction.leave} rightSection={<Kbd size="xs">Esc</Kbd>}>
          {isChanged ? 'Save draft' : 'Cancel'}
        </Button>
        {isOutdated ? (
          <Button disabled={!isChanged} onClick={() => send(detail.textVersion)}>
            Replace version {detail.textVersion}
          </Button>
        ) : (
          <Button type="submit" disabled={!isChanged} loading={save.isPending}>
            Save
          </Button>
        )}
      </Group>
    </form>
  );
}

function NewerVersionNotice({ detail }: { detail: ReadDetail }): JSX.Element {
  return (
    <Text c="var(--warn)" mt="sm" role="alert">
      This text changed while you were editing: version {detail.textVersion} is now in use (
      {detail.textReason}). Your text is kept here. Compare it with that version below. Saving replaces it.
    </Text>
  );
}

function useSave(matter: string, pageId: string, correction: Correction) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { basedOn: number; text: string }) =>
      call(endpoints.correctText, { params: { matter, page: pageId }, body }),
    onSuccess: async () => {
      await refreshText(client, matter, pageId);
      correction.discard();
      notify('Text corrected. The earlier version is kept.');
    },
    // Somebody else has probably saved first: this shows their version.
    onError: () => refreshText(client, matter, pageId),
  });
}
