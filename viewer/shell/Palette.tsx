import { type JSX, memo, useState } from 'react';
import { IconSearch } from '../ui/icons.ts';
import { Spotlight } from '../ui/parts.ts';
import { useCommands } from './use-commands.tsx';

/** Finds screens, tags, matters, actions of the keys, and any page by its number. */
export const Palette = memo(function Palette({ matter }: { matter: string }): JSX.Element {
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const commands = useCommands(matter, typed);
  return (
    <Spotlight
      // The keys that have an action now are collected when the palette opens.
      actions={isOpen ? commands : []}
      query={typed}
      onQueryChange={setTyped}
      onSpotlightOpen={() => setIsOpen(true)}
      onSpotlightClose={() => setIsOpen(false)}
      shortcut={null}
      attributes={{ content: { 'aria-label': 'Command palette' } }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      scrollable
      maxHeight={480}
      nothingFound="No command, tag or page matches. Try another word."
      searchProps={{
        placeholder: 'Type a command, tag, Bates number or search',
        'aria-label': 'Type a command, tag, Bates number or search',
        leftSection: <IconSearch size={16} />,
      }}
    />
  );
});
