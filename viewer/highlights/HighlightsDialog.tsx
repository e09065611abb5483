import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import {
  MOST_STANDING_TERMS,
  StandingColor,
  type StandingTerm,
  type StandingTerms,
} from '#contract/review/standing-terms.ts';
import { call } from '../server/call.ts';
import { highlightQueries, refreshHighlights } from '../server/highlight-queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogForm } from '../ui/DialogForm.tsx';
import { IconPlus, IconX } from '../ui/icons.ts';
import { ActionIcon, Button, NativeSelect, Text, TextInput } from '../ui/parts.ts';
import { Unloaded } from '../ui/Unloaded.tsx';
import classes from './highlights.module.css';

interface HighlightsDialogProps {
  matter: string;
  opened: boolean;
  close: () => void;
}

/** Edits the terms that are marked on every page; for attorneys. */
export function HighlightsDialog({ matter, opened, close }: HighlightsDialogProps): JSX.Element {
  return (
    <Dialog title="Standing highlights" opened={opened} close={close} size="lg">
      {opened && <LoadedForm matter={matter} close={close} />}
    </Dialog>
  );
}

function LoadedForm({ matter, close }: Omit<HighlightsDialogProps, 'opened'>): JSX.Element {
  const saved = useQuery(highlightQueries.terms(matter));
  return (
    <>
      <Unloaded query={saved} failure="The terms could not be loaded" height={200} />
      {saved.data && <TermsForm matter={matter} saved={saved.data} close={close} />}
    </>
  );
}

interface TermsFormProps {
  matter: string;
  saved: StandingTerms;
  close: () => void;
}

/** A row with an id, so that the others keep their fields when one is removed. */
interface Row extends StandingTerm {
  id: number;
}

function TermsForm({ matter, saved, close }: TermsFormProps): JSX.Element {
  const client = useQueryClient();
  // The list as it was opened: the server refuses to replace a newer one.
  const [insteadOf] = useState(saved.version);
  const [rows, setRows] = useState<Row[]>(() => withNewRow(saved.terms.map((term, id) => ({ ...term, id }))));
  const change = (id: number, changed: Partial<StandingTerm>) =>
    setRows(rows.map((row) => (row.id === id ? { ...row, ...changed } : row)));
  const save = useMutation({
    mutationFn: () => {
      const terms = rows
        .filter(({ term }) => term.trim() !== '')
        .map(({ term, color }) => ({ term: term.trim(), color }));
      return call(endpoints.saveStandingTerms, { params: { matter }, body: { insteadOf, terms } });
    },
    onSuccess: async () => {
      await refreshHighlights(client, matter);
      close();
    },
  });
  return (
    <DialogForm send="Save" sending={save} cancel={close} submit={() => save.mutate()}>
      <Text size="sm">
        Every reader of the matter sees these terms marked on every page. Write them as in Exact search: a
        word, a phrase in quotes, a word with * at its end, or words at a distance (
        <code>opt w/5 county</code>
        ).
      </Text>
      {rows.map((row, index) => (
        <div key={row.id} className={classes.row}>
          <TextInput
            aria-label={`Term ${index + 1}`}
            value={row.term}
            maxLength={300}
            placeholder='"secure communities"'
            onChange={(event) => change(row.id, { term: event.currentTarget.value })}
            data-autofocus={index === rows.length - 1 || undefined}
          />
          <span className={classes.swatch} data-standing={row.color} aria-hidden />
          <NativeSelect
            aria-label={`Color of term ${index + 1}`}
            value={row.color}
            data={[...StandingColor.options]}
            onChange={(event) => change(row.id, { color: StandingColor.parse(event.currentTarget.value) })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove term ${index + 1}`}
            onClick={() => setRows(rows.filter(({ id }) => id !== row.id))}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        className="flush"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={14} />}
        disabled={rows.length >= MOST_STANDING_TERMS}
        onClick={() => setRows(withNewRow(rows))}
      >
        Add term
      </Button>
    </DialogForm>
  );
}

/** With an empty row, in the color that the list uses least. */
function withNewRow(rows: Row[]): Row[] {
  const timesUsed = (color: StandingColor) => rows.filter((row) => row.color === color).length;
  const [color] = StandingColor.options.toSorted((one, other) => timesUsed(one) - timesUsed(other));
  const id = Math.max(-1, ...rows.map((row) => row.id)) + 1;
  return [...rows, { id, term: '', color: color ?? 'purple' }];
}
