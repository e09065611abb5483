import { Link } from '@tanstack/react-router';
import type { JSX, RefObject } from 'react';
import { useKeys } from '../keys/use-keys.ts';
import { IconHelp, IconSearch } from '../ui/icons.ts';
import { ActionIcon, Kbd, TextInput, Tooltip } from '../ui/parts.ts';
import { ModeSwitch } from './ModeSwitch.tsx';
import classes from './shell.module.css';
import { useSearchBox } from './use-search-box.ts';

interface SearchBoxProps {
  matter: string;
  box: RefObject<HTMLInputElement | null>;
}

/** One box for both search modes. Exact searches on Enter; Explore searches while somebody types. */
export function SearchBox({ matter, box }: SearchBoxProps): JSX.Element {
  const { draft, mode, type, leave, submit, setMode } = useSearchBox(matter);
  useKeys({ 'toggle-mode': () => setMode(mode === 'exact' ? 'explore' : 'exact') });
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet known to the accessibility checker.
    <form
      role="search"
      className={classes.search}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
        box.current?.blur();
      }}
    >
      <TextInput
        ref={box}
        value={draft}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
        placeholder={
          mode === 'exact' ? 'Search pages: opt-out, "opt out" AND press, voluntar*' : 'Explore pages'
        }
        aria-label="Search the pages"
        spellCheck={false}
        autoComplete="off"
        leftSection={<IconSearch size={16} />}
        rightSection={<Kbd size="xs">/</Kbd>}
        style={{ flex: 1 }}
      />
      <ModeSwitch mode={mode} choose={setMode} />
      <Tooltip label="How to search">
        <ActionIcon
          aria-label="How to search"
          renderRoot={(given) => <Link {...given} to="/m/$matter/help/search" params={{ matter }} />}
        >
          <IconHelp size={18} />
        </ActionIcon>
      </Tooltip>
    </form>
  );
}
