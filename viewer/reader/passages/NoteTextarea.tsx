import { useQuery } from '@tanstack/react-query';
import { type JSX, useRef, useState } from 'react';
import { type Colleague, LONGEST_NOTE } from '#contract/review/reply.ts';
import { passageQueries } from '../../server/passage-queries.ts';
import { Button, Group, Textarea } from '../../ui/parts.ts';

/** The start of a mention that ends at the caret. */
const STARTED = /(?:^|[^\p{L}\p{N}._-])@([a-z0-9._-]*)$/iu;
/** People offered at once. */
const MOST_OFFERED = 5;

interface NoteTextareaProps {
  matter: string;
  label: string;
  value: string;
  change: (value: string) => void;
}

/** A field for a note or a reply. After `@` it offers the people of the matter. */
export function NoteTextarea({ matter, label, value, change }: NoteTextareaProps): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null);
  const [started, setStarted] = useState<string>();
  const offered = useOffered(matter, started);
  const look = () => {
    const { value: text, selectionStart } = field.current ?? { value: '', selectionStart: 0 };
    setStarted(text.slice(0, selectionStart).match(STARTED)?.[1]);
  };
  const mention = ({ userName }: Colleague) => {
    const caret = field.current?.selectionStart ?? value.length;
    const start = caret - (started?.length ?? 0);
    change(`${value.slice(0, start)}${userName} ${value.slice(caret)}`);
    setStarted(undefined);
    field.current?.focus();
  };
  return (
    <div>
      <Textarea
        ref={field}
        label={label}
        description="@ and a user name mentions somebody."
        value={value}
        maxLength={LONGEST_NOTE}
        autosize
        minRows={2}
        maxRows={12}
        autoFocus
        onChange={(event) => change(event.currentTarget.value)}
        onSelect={look}
      />
      {offered.length > 0 && (
        <Group gap="xs" mt={4} role="group" aria-label="People to mention">
          {offered.map((person) => (
            <Button key={person.userName} variant="light" size="compact-xs" onClick={() => mention(person)}>
              {person.name}
            </Button>
          ))}
        </Group>
      )}
    </div>
  );
}

/** The people whose name or user name starts with what was typed; nobody if no mention was started. */
function useOffered(matter: string, started: string | undefined): Colleague[] {
  const isStarted = started !== undefined;
  const people = useQuery({ ...passageQueries.colleagues(matter), enabled: isStarted }).data ?? [];
  if (!isStarted) return [];
  const typed = started.toLowerCase();
  const isMeant = (name: string) => name.toLowerCase().startsWith(typed);
  return people
    .filter(({ userName, name }) => isMeant(userName) || name.split(/\s+/u).some(isMeant))
    .slice(0, MOST_OFFERED);
}
