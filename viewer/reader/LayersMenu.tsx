import type { JSX } from 'react';
import { type Action, shownKeys } from '../keys/key-table.ts';
import { IconChevronDown, IconLayersIntersect } from '../ui/icons.ts';
import { Button, Kbd, Menu } from '../ui/parts.ts';
import { type LayerName, type Layers, layerNames } from './use-layers.ts';

const keys: Partial<Record<LayerName, Action>> = { hits: 'toggle-hits', boxes: 'toggle-marks' };
const names = Object.keys(layerNames) as LayerName[];

/** What is laid over the page image, each to be shown or hidden. */
export function LayersMenu({ layers }: { layers: Layers }): JSX.Element {
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
          layers
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
              rightSection={key && <Kbd size="xs">{shownKeys(key)[0]}</Kbd>}
            >
              {layerNames[name]}
            </Menu.CheckboxItem>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
