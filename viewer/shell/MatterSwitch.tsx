import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { counted } from '#contract/values/counted.ts';
import { queries } from '../server/queries.ts';
import { IconChevronDown } from '../ui/icons.ts';
import { Button, Menu, Text } from '../ui/parts.ts';

export function MatterSwitch({ matter }: { matter: string }): JSX.Element {
  const matters = useQuery(queries.matters());
  const name = matters.data?.find(({ slug }) => slug === matter)?.name ?? matter;
  return (
    <Menu position="bottom-start" width={320}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          c="inherit"
          fz="lg"
          style={{ flexShrink: 2, minWidth: 104 }}
          styles={{
            label: {
              display: 'block',
              height: 'auto',
              paddingBlock: 4,
              overflow: 'hidden',
              textOverflow: 'ellipsis',
            },
          }}
          title={name}
          rightSection={<IconChevronDown size={14} />}
          aria-label={`Matter: ${name}. Switch matter`}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {matters.data?.map((other) => (
          <Menu.Item
            key={other.slug}
            component={Link}
            to={`/m/${other.slug}`}
            {...(other.slug === matter ? { 'aria-current': 'true' as const } : {})}
          >
            <Text fw={other.slug === matter ? 600 : 400}>{other.name}</Text>
            <Text size="xs" c="dimmed" className="numbers">
              {counted(other.pages, 'page')}
            </Text>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/matters">
          All matters
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
