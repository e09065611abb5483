import { useNavigate, useSearch } from '@tanstack/react-router';
import { type JSX, type RefObject, type SubmitEvent, useState } from 'react';
import { QueryHelp } from '../search/QueryHelp.tsx';
import { IconSearch } from '../ui/icons.ts';
import { Kbd, TextInput } from '../ui/parts.ts';
import classes from './shell.module.css';

interface SearchBoxProps {
  matter: string;
  box: RefObject<HTMLInputElement | null>;
}

export function SearchBox({ matter, box }: SearchBoxProps): JSX.Element {
  const place = useSearch({ strict: false });
  const navigate = useNavigate();
  const asked = place.q ?? '';
  const [draft, setDraft] = useState(asked);
  const [draftOf, setDraftOf] = useState(asked);
  if (draftOf !== asked) {
    setDraftOf(asked);
    setDraft(asked);
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // What narrows the search stays until the person takes it away.
    const { production, tag } = place;
    void navigate({
      to: '/m/$matter/search',
      params: { matter },
      search: { q: draft.trim(), production, tag },
    });
    box.current?.blur();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet known to the accessibility checker.
    <form role="search" className={classes.search} onSubmit={submit}>
      <TextInput
        ref={box}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
        placeholder="Search the pages: opt-out, “opt out” AND press, voluntar*"
        aria-label="Search the pages"
        spellCheck={false}
        autoComplete="off"
        leftSection={<IconSearch size={16} />}
        rightSection={<Kbd size="xs">/</Kbd>}
        style={{ flex: 1 }}
      />
      <QueryHelp />
    </form>
  );
}
