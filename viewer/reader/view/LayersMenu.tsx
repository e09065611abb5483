import type { JSX } from 'react';
import { ActionKey } from '../../keys/ActionKey.tsx';
import type { Action } from '../../keys/key-table.ts';
import { IconChevronDown, IconLayersIntersect } from '../../ui/icons.ts';
import { Button, Menu, useComputedColorScheme } from '../../ui/parts.ts';
import { useReader } from '../reader-context.ts';
import { type LayerName, layerNames } from './use-layers.ts';

const keys: Partial<Record<LayerName, Action>> = {
  hits: 'toggle-hits',
  terms: 'toggle-terms',
  boxes: 'toggle-marks',
};
const names = Object.keys(layerNames) as LayerName[];

/** Shows and hides each layer over the page image, and dims the image in dark mode. */
export function LayersMenu(): JSX.Element {
  const { layers, view } = useReader();
  const scheme = useComputedColorScheme();
  return (
    <Menu position="top-end" closeOnItemClick={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconLayersIntersect size={16} />}
          rightSection={<IconChevronDown size={12} />}
        >
          Layers
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {names.map((name) => {
          const key = keys[name];
          return (
            <Menu.CheckboxItem
              key={name}
              checked={layers.shown[name]}
              onChange={() => layers.toggle(name)}
              rightSection={key && <ActionKey action={key} />}
            >
              {layerNames[name]}
            </Menu.CheckboxItem>
          );
        })}
        {scheme === 'dark' && (
          <>
            <Menu.Divider />
            <Menu.CheckboxItem checked={view.isDimmed} onChange={view.toggleDimmed}>
              Dimmed page
            </Menu.CheckboxItem>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
