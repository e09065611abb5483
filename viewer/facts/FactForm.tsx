import { useMutation, useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import {
  Certainty,
  type ChronologyFactDraft,
  certaintyNames,
  LONGEST_NAME,
  LONGEST_STATEMENT,
  MOST_NAMES,
} from '#contract/review/chronology/chronology-fact.ts';
import { chronologyQueries } from '../server/chronology-queries.ts';
import { queries } from '../server/queries.ts';
import { DialogForm } from '../ui/DialogForm.tsx';
import { Autocomplete, NativeSelect, TagsInput, Textarea } from '../ui/parts.ts';
import { EventDateInput, readEventDate, toTypedDate } from './EventDateInput.tsx';
import classes from './facts.module.css';
import { type CitedPassage, SourcePicker } from './SourcePicker.tsx';

/** What a fact says, without its sources. */
export type FactWords = Omit<ChronologyFactDraft, 'passageIds'>;

interface FactFormProps {
  matter: string;
  draft: FactWords;
  sources: readonly CitedPassage[];
  submitLabel: string;
  /** Throws what the server refused. */
  save: (draft: ChronologyFactDraft) => Promise<void>;
  close: () => void;
}

/** Names to choose from belong to the dialog, also for screen readers. */
const INSIDE = { withinPortal: false };

/** What happened, when, and which passages show it. Ctrl or ⌘ Enter in the sentence saves. */
export function FactForm({ matter, draft, sources, submitLabel, save, close }: FactFormProps): JSX.Element {
  const [statement, setStatement] = useState(draft.statement);
  const [date, setDate] = useState(toTypedDate(draft.eventDate));
  const [certainty, setCertainty] = useState(draft.certainty);
  const [people, setPeople] = useState(draft.people);
  const [places, setPlaces] = useState(draft.places);
  const [issue, setIssue] = useState(draft.issue);
  const [cited, setCited] = useState([...sources]);
  const known = useQuery(chronologyQueries.list(matter, {}, 0)).data?.names;
  const tags = useQuery(queries.tags(matter)).data ?? [];
  const eventDate = readEventDate(date);
  const saving = useMutation({
    mutationFn: () => {
      const passageIds = cited.map(({ passageId }) => passageId);
      return save({ statement, eventDate: eventDate ?? null, certainty, people, places, issue, passageIds });
    },
    onSuccess: close,
  });
  const isIncomplete = statement.trim() === '' || eventDate === undefined || cited.length === 0;
  const submit = () => {
    if (!isIncomplete && !saving.isPending) saving.mutate();
  };
  return (
    <DialogForm
      send={submitLabel}
      sending={saving}
      isIncomplete={isIncomplete}
      submit={submit}
      cancel={close}
    >
      <Textarea
        label="What happened, in one sentence"
        value={statement}
        maxLength={LONGEST_STATEMENT}
        autosize
        minRows={2}
        maxRows={6}
        data-autofocus
        onChange={(event) => setStatement(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        }}
      />
      <div className={classes.pair}>
        <EventDateInput value={date} change={setDate} />
        <NativeSelect
          label="Certainty"
          size="sm"
          value={certainty}
          data={Certainty.options.map((value) => ({ value, label: certaintyNames[value] }))}
          onChange={(event) => setCertainty(Certainty.parse(event.currentTarget.value))}
        />
      </div>
      <div className={classes.pair}>
        <TagsInput
          label="People"
          description="Enter adds a name."
          value={people}
          data={known?.people ?? []}
          maxTags={MOST_NAMES}
          acceptValueOnBlur
          comboboxProps={INSIDE}
          onChange={setPeople}
        />
        <TagsInput
          label="Places"
          description="Enter adds a name."
          value={places}
          data={known?.places ?? []}
          maxTags={MOST_NAMES}
          acceptValueOnBlur
          comboboxProps={INSIDE}
          onChange={setPlaces}
        />
      </div>
      <Autocomplete
        label="Issue"
        description="A tag of the codebook, or words of your own."
        value={issue}
        maxLength={LONGEST_NAME}
        comboboxProps={INSIDE}
        data={[...new Set([...tags.map(({ name }) => name), ...(known?.issues ?? [])])]}
        onChange={setIssue}
      />
      <SourcePicker matter={matter} cited={cited} change={setCited} />
    </DialogForm>
  );
}
