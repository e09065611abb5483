import { useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { type ContradictionDraft, suggestKind } from '#contract/review/contradiction.ts';
import { call } from '../server/call.ts';
import { refreshContradictions } from '../server/contradiction-queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Stack } from '../ui/parts.ts';
import { notify, notifyFailure } from '../ui/toast.tsx';
import { ContradictionForm } from './ContradictionForm.tsx';
import classes from './linking.module.css';
import { useOtherSide } from './use-other-side.ts';

interface LinkDialogProps {
  matter: string;
  /** The words of the passage to link with the one sought; undefined while the dialog is closed. */
  words: string | undefined;
  /** The id of that passage, which may have to be added first; undefined if that failed. */
  ensurePassage: () => Promise<string | undefined>;
  close: () => void;
}

/** Proposes a contradiction between the passage whose other side is sought and another one. */
export function LinkDialog({ matter, words, ensurePassage, close }: LinkDialogProps): JSX.Element | null {
  const client = useQueryClient();
  const { sought, stop } = useOtherSide(matter);
  if (!sought) return null;
  const link = async (draft: ContradictionDraft) => {
    const passageId = await ensurePassage();
    if (passageId === undefined) return false;
    try {
      await call(endpoints.addContradiction, {
        params: { matter },
        body: { ...draft, a: sought.passageId, b: passageId },
      });
    } catch (error) {
      notifyFailure('The passages were not linked', error);
      return false;
    }
    await refreshContradictions(client, matter);
    stop();
    notify('Proposed. Contradictions lists it.');
    return true;
  };
  return (
    <Dialog title="Link as other side" opened={words !== undefined} close={close} size="lg">
      <Stack gap="sm">
        <blockquote className={classes.quotation}>{sought.words}</blockquote>
        <blockquote className={classes.quotation}>{words}</blockquote>
        <ContradictionForm
          draft={{ kind: suggestKind(sought.words, words ?? ''), why: '' }}
          submitLabel="Propose"
          save={link}
          close={close}
        />
      </Stack>
    </Dialog>
  );
}
