import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type JSX, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { PageDetail } from '#contract/pages/page.ts';
import { LONGEST_TEXT } from '#contract/pages/page-text.ts';
import { call } from '../../server/call.ts';
import { messageOf } from '../../server/call-failed.ts';
import { refreshText } from '../../server/refresh-text.ts';
import { Button, Group, Kbd, Text, Textarea } from '../../ui/parts.ts';
import { notify } from '../../ui/toast.tsx';
import classes from '../reader.module.css';
import type { Correction, Draft } from './use-correction.ts';

const USAGE = 'As it stands on the page, line by line. The versions before are kept.';
/** Stands in a text where a redaction box breaks it. */
const GAP = '█';

interface CorrectTextProps {
  matter: string;
  detail: PageDetail;
  draft: Draft;
  correction: Correction;
}

/** The page's text as a field. Nothing that was typed is lost but by throwing it away on purpose. */
export function CorrectText({ matter, detail, draft, correction }: CorrectTextProps): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null);
  const save = useSave(matter, detail.pageId, correction);
  // A field must show a letter at once, or the cursor jumps; the draft that is kept follows a moment later.
  const [text, setText] = useState(draft.text);
  const isChanged = text !== draft.before;
  // While saving, the newer version is our own.
  const isOvertaken = detail.textVersion !== draft.basedOn && !save.isPending;

  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    // With its buttons, not only as far as the first line.
    field.current?.form?.scrollIntoView({ block: 'end' });
  }, []);

  // Over another person's version only by the button that says so: the keys might come a moment too late.
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
            ? `${USAGE} Leave each ${GAP} where it is: there the agency’s box breaks the text, and no phrase goes across it.`
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
      {isOvertaken && <NewerVersionNotice detail={detail} />}
      {save.isError && !isOvertaken && (
        <Text c="var(--bad)" mt="sm" role="alert">
          Not saved; your words are kept here. {messageOf(save.error)}
        </Text>
      )}
      <Group justify="flex-end" mt="sm">
        {isChanged && (
          <Button variant="subtle" color="gray" onClick={correction.discard}>
            Throw away
          </Button>
        )}
        <Button variant="default" onClick={correction.leave} rightSection={<Kbd size="xs">Esc</Kbd>}>
          {isChanged ? 'Keep for later' : 'Cancel'}
        </Button>
        {isOvertaken ? (
          <Button disabled={!isChanged} onClick={() => send(detail.textVersion)}>
            Save in place of version {detail.textVersion}
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

function NewerVersionNotice({ detail }: { detail: PageDetail }): JSX.Element {
  return (
    <Text c="var(--warn)" mt="sm" role="alert">
      This text has changed since you began: version {detail.textVersion} is in use now ({detail.textReason}).
      Your words are kept here. Look at that version below; saving puts yours in its place.
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
      notify('Text corrected. The version before is kept.');
    },
    // Most likely somebody else was faster: their version is then shown beside ours.
    onError: () => refreshText(client, matter, pageId),
  });
}
