import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { MOST_PASSAGES } from '#contract/review/chronology/chronology-fact.ts';
import { passageQueries } from '../server/passage-queries.ts';
import { IconX } from '../ui/icons.ts';
import { ActionIcon, Button, Text, TextInput, useDebouncedValue } from '../ui/parts.ts';
import { Unloaded } from '../ui/Unloaded.tsx';
import classes from './facts.module.css';

/** A passage that a fact cites. */
export interface CitedPassage {
  passageId: string;
  /** Its quotation, or the note on the page. */
  words: string;
  cite: string;
}

/** How many passages to choose from are shown. */
const SHOWN = 8;

interface SourcePickerProps {
  matter: string;
  cited: readonly CitedPassage[];
  change: (cited: CitedPassage[]) => void;
}

/** The passages that a fact cites, and those of the matter to cite as well. */
export function SourcePicker({ matter, cited, change }: SourcePickerProps): JSX.Element {
  const [isSearching, setIsSearching] = useState(cited.length === 0);
  return (
    <fieldset className={classes.sources}>
      <legend>Sources</legend>
      {cited.length > 0 && (
        <ul className={classes.list}>
          {cited.map((passage) => (
            <li key={passage.passageId} className={classes.source}>
              <Source passage={passage} />
              <ActionIcon
                variant="subtle"
                aria-label={`Remove source: ${passage.words}`}
                onClick={() => change(cited.filter((other) => other !== passage))}
              >
                <IconX size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {isSearching ? (
        <PassageSearch
          matter={matter}
          cited={cited}
          add={(passage) => change([...cited, passage].slice(0, MOST_PASSAGES))}
        />
      ) : (
        <Button variant="default" onClick={() => setIsSearching(true)}>
          Cite another passage
        </Button>
      )}
    </fieldset>
  );
}

function Source({ passage: { words, cite } }: { passage: CitedPassage }): JSX.Element {
  return (
    <span className={classes.words}>
      <span className="numbers">{cite}</span> {words}
    </span>
  );
}

interface PassageSearchProps {
  matter: string;
  cited: readonly CitedPassage[];
  add: (passage: CitedPassage) => void;
}

function PassageSearch({ matter, cited, add }: PassageSearchProps): JSX.Element {
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const found = useQuery(passageQueries.list(matter, q === '' ? {} : { q }, 0));
  const ids = new Set(cited.map(({ passageId }) => passageId));
  const others = found.data?.passages.filter(({ passageId }) => !ids.has(passageId)) ?? [];
  return (
    <>
      <TextInput
        label="Find a passage to cite"
        placeholder="Words of its quotation or note"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Unloaded query={found} failure="The passages could not be loaded" height={80} />
      <ul className={classes.list}>
        {others.slice(0, SHOWN).map(({ passageId, quotation, note, cite }) => {
          const passage = { passageId, cite, words: quotation ?? note };
          return (
            <li key={passageId} className={classes.source}>
              <Source passage={passage} />
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`Cite: ${passage.words}`}
                onClick={() => add(passage)}
              >
                Cite
              </Button>
            </li>
          );
        })}
      </ul>
      {found.data && others.length === 0 && (
        <Text size="xs" c="dimmed">
          No other passage has these words. To add one, open its page, select the words and press m.
        </Text>
      )}
      {others.length > SHOWN && (
        <Text size="xs" c="dimmed">
          More passages fit. Type words to narrow them.
        </Text>
      )}
    </>
  );
}
