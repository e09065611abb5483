import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { Correspondent } from '#contract/documents/correspondent.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { messageOf } from '../../server/call-failed.ts';
import { documentQueries } from '../../server/document-queries.ts';
import { useMatter } from '../../session/use-matter.ts';
import { Skeleton, Stack, Text, TextInput, useDebouncedValue } from '../../ui/parts.ts';
import { DismissedMerges } from './DismissedMerges.tsx';
import { MergeForm } from './MergeForm.tsx';
import { NameRow } from './NameRow.tsx';
import classes from './names.module.css';
import { SuggestedMerges } from './SuggestedMerges.tsx';
import { useMergeNames } from './use-merge-names.ts';

/** Milliseconds without typing before matching names are loaded. */
const DELAY = 200;

interface PeopleInDocumentsProps {
  onMerged: (names: readonly string[], into: string) => void;
}

/** The senders and recipients of documents, and which names belong to the same person. */
export function PeopleInDocuments({ onMerged }: PeopleInDocumentsProps): JSX.Element {
  const matter = useMatter();
  const [letters, setLetters] = useState('');
  const [having] = useDebouncedValue(letters.trim(), DELAY);
  const [chosen, setChosen] = useState<Correspondent[]>([]);
  const list = useQuery({
    ...documentQueries.correspondents(matter, having),
    placeholderData: (before) => before,
  });
  const { merge, separate, dismiss, suggestAgain } = useMergeNames(matter);
  const failure = list.error ?? merge.error ?? separate.error ?? dismiss.error ?? suggestAgain.error;
  const mergeInto = (before: readonly Correspondent[], into: string) =>
    merge.mutate(
      { before, into },
      {
        onSuccess: () => {
          setChosen([]);
          onMerged(
            before.map(({ name }) => name),
            into,
          );
        },
      },
    );
  const isBusy = [merge, separate, dismiss, suggestAgain].some(({ isPending }) => isPending);
  const isChosen = ({ name }: Correspondent) => chosen.some((each) => each.name === name);
  const toggle = (person: Correspondent) =>
    setChosen(isChosen(person) ? chosen.filter(({ name }) => name !== person.name) : [...chosen, person]);
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        Merge names that belong to the same person. Filters, document facts, the withholding log and exports
        then show one name. The pages stay as they are, and you can separate the names again.
      </Text>
      {failure && (
        <Text c="var(--mantine-color-error)" role="alert">
          {messageOf(failure)}
        </Text>
      )}
      {list.data && (
        <SuggestedMerges
          suggestions={list.data.suggestions}
          isBusy={isBusy}
          merge={({ names, into }) => mergeInto(names, into)}
          dismiss={({ people }) => dismiss.mutate({ people })}
        />
      )}
      {list.data && (
        <DismissedMerges
          dismissed={list.data.dismissed}
          isBusy={isBusy}
          suggestAgain={(people) => suggestAgain.mutate(people)}
        />
      )}
      <TextInput
        label="Find a name"
        value={letters}
        onChange={(event) => setLetters(event.currentTarget.value)}
        data-autofocus
      />
      {list.isPending && <Skeleton height={160} />}
      {list.data && (
        <ul className={classes.list} aria-label="People" aria-busy={list.isFetching}>
          {list.data.correspondents.map((person) => (
            <NameRow
              key={person.name}
              person={person}
              isChosen={isChosen(person)}
              toggle={() => toggle(person)}
              isBusy={isBusy}
              separate={() => separate.mutate(person)}
            />
          ))}
          {list.data.total === 0 && <li className={classes.note}>No name has these letters.</li>}
          {list.data.total > list.data.correspondents.length && (
            <li className={classes.note}>
              {formatNumber(list.data.total - list.data.correspondents.length)} more names, less frequent
            </li>
          )}
        </ul>
      )}
      {chosen.length < 2 ? (
        <Text size="xs" c="dimmed">
          {chosen.length === 0 ? 'Select the names of one person to merge them.' : 'Select another name.'}
        </Text>
      ) : (
        <MergeForm
          key={chosen.map(({ name }) => name).join('\n')}
          chosen={chosen}
          isBusy={isBusy}
          clear={() => setChosen([])}
          merge={(into) => mergeInto(chosen, into)}
        />
      )}
    </Stack>
  );
}
