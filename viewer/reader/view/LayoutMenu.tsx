import type { JSX } from 'react';
import { ActionKey } from '../../keys/ActionKey.tsx';
import { IconColumns2 } from '../../ui/icons.ts';
import { ActionIcon, Kbd, Menu } from '../../ui/parts.ts';
import { useReader } from '../reader-context.ts';
import { layoutNames, layouts } from './layouts.ts';

/** Chooses how pages are laid out, and the page to compare with. */
export function LayoutMenu(): JSX.Element {
  const { view, comparison } = useReader();
  return (
    <Menu position="top-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon size={24} aria-label="Layout" title="Layout">
          <IconColumns2 size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          Layout <ActionKey action="change-layout" />
        </Menu.Label>
        {layouts.map((layout) => (
          <Menu.CheckboxItem
            key={layout}
            checked={view.layout === layout}
            onChange={() => view.showLayout(layout)}
          >
            {layoutNames[layout]}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item rightSection={<ActionKey action="compare" />} onClick={comparison.choose.open}>
          Compare with…
        </Menu.Item>
        {comparison.reference !== undefined && (
          <Menu.Item rightSection={<Kbd size="xs">Esc</Kbd>} onClick={comparison.close}>
            Close comparison
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
