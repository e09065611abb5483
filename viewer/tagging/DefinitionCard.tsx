import { type JSX, type ReactNode, useEffect, useRef, useState } from 'react';
import { Popover, Text } from '../ui/parts.ts';
import type { CodebookTag } from './codebook-tag.ts';
import { TagMeaning } from './TagMeaning.tsx';
import { useChangedDefinitions } from './use-changed-definitions.ts';

/** Milliseconds that the mouse rests before the card opens, and is away before it closes. */
const REST = 400;
const AWAY = 200;

interface DefinitionCardProps {
  matter: string;
  tag: CodebookTag;
  /** More about the tag, below its definition. */
  more?: ReactNode;
  /** What the mouse points at, or what has the focus when `i` is pressed. */
  children: ReactNode;
}

/** Shows what a tag means beside the page, with links to the examples; that counts as having seen the definition. */
export function DefinitionCard({ matter, tag, more, children }: DefinitionCardProps): JSX.Element {
  const [opened, setOpened] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const changed = useChangedDefinitions(matter);
  const turn = (open: boolean, wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setOpened(open);
      if (open) changed.noteSeen(tag);
    }, wait);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="left-start"
      width={360}
      withRoles={false}
      withinPortal
    >
      <Popover.Target>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside is what acts; this only shows more about it. */}
        <div
          style={{ flex: 1, minWidth: 0, display: 'flex' }}
          onMouseEnter={() => turn(true, REST)}
          onMouseLeave={() => turn(false, AWAY)}
          onKeyDown={(event) => {
            if (event.key !== 'i' || event.metaKey || event.ctrlKey || event.altKey) return;
            event.stopPropagation();
            turn(!opened, 0);
          }}
        >
          {children}
        </div>
      </Popover.Target>
      <Popover.Dropdown
        role="group"
        aria-label={`Definition of ${tag.name}`}
        onMouseEnter={() => turn(true, 0)}
        onMouseLeave={() => turn(false, AWAY)}
      >
        <Text fw={600}>{tag.name}</Text>
        <TagMeaning matter={matter} meaning={tag} />
        {more}
      </Popover.Dropdown>
    </Popover>
  );
}
