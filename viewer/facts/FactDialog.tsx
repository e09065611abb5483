import type { JSX } from 'react';
import type { ChronologyFact } from '#contract/review/chronology/chronology-fact.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { FactForm, type FactWords } from './FactForm.tsx';
import type { CitedPassage } from './SourcePicker.tsx';
import { useFactActions } from './use-fact-actions.ts';

interface FactDialogProps {
  matter: string;
  opened: boolean;
  close: () => void;
  /** The fact to edit; without it, a new one is proposed. */
  fact?: ChronologyFact;
  /** What a new fact cites at first. */
  passages?: CitedPassage[] | undefined;
}

/** Proposes a fact of the chronology, or edits one. */
export function FactDialog({ matter, opened, close, fact, passages = [] }: FactDialogProps): JSX.Element {
  const { add, change } = useFactActions(matter);
  return (
    <Dialog title={fact ? 'Edit fact' : 'New fact'} opened={opened} close={close} size="lg">
      {fact ? (
        <FactForm
          matter={matter}
          draft={fact}
          sources={fact.passages.map(({ passageId, quotation, note, cite }) => ({
            ...{ passageId, cite, words: quotation ?? note },
          }))}
          submitLabel="Save"
          save={(draft) => change(fact, draft)}
          close={close}
        />
      ) : (
        <FactForm
          matter={matter}
          draft={EMPTY}
          sources={passages}
          submitLabel="Propose"
          save={add}
          close={close}
        />
      )}
    </Dialog>
  );
}

const EMPTY: FactWords = {
  ...{ statement: '', eventDate: null, certainty: 'certain', people: [], places: [], issue: '' },
};
