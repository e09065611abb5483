import { type JSX, memo, useState } from 'react';
import { IconSearch } from '../ui/icons.ts';
import { Spotlight } from '../ui/parts.ts';
import { useCommands } from './use-commands.tsx';

/** Everything by its name: screens, tags, matters, whatever the keys do, and any page by its number. */
export const Palette = memo(function Palette({ matter }: { matter: string }): JSX.Element {
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const commands = useCommands(matter, typed);
  return (
    <Spotlight
      // Which keys do something now is asked when the palette opens.
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
