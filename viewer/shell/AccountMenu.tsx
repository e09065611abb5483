import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { call } from '../server/call.ts';
import { ChangePassword } from '../session/ChangePassword.tsx';
import { roleNames } from '../session/role-names.ts';
import { useIsInMatter, useRole, useUser } from '../session/use-user.ts';
import {
  IconChevronDown,
  IconFolder,
  IconKey,
  IconLogout,
  IconMoon,
  IconSun,
  IconUsers,
} from '../ui/icons.ts';
import { Button, Menu, useComputedColorScheme, useMantineColorScheme } from '../ui/parts.ts';
import { notifyFailure } from '../ui/toast.tsx';

export function AccountMenu(): JSX.Element {
  const user = useUser();
  const role = roleNames[useRole()];
  const isInMatter = useIsInMatter();
  const client = useQueryClient();
  const navigate = useNavigate();
  const scheme = useComputedColorScheme();
  const { setColorScheme } = useMantineColorScheme();
  const [isChanging, setIsChanging] = useState(false);
  const signOut = useMutation({
    mutationFn: (where: 'here' | 'everywhere') =>
      where === 'here' ? call(endpoints.signOut, {}) : call(endpoints.signOutEverywhere, {}),
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      client.clear();
    },
    onError: (error) => notifyFailure('You could not be signed out', error),
  });
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            c="inherit"
            style={{ flexShrink: 0 }}
            rightSection={<IconChevronDown size={14} />}
            aria-label={`Account: ${user.displayName}`}
          >
            {user.displayName}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {user.userName} · {isInMatter ? `${role} on this matter` : role}
          </Menu.Label>
          <Menu.Item
            leftSection={scheme === 'dark' ? <IconSun size={16} /> : <IconMoon size={16} />}
            onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
          >
            {scheme === 'dark' ? 'Light mode' : 'Dark mode'}
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size={16} />} onClick={() => setIsChanging(true)}>
            Change password
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconFolder size={16} />} component={Link} to="/matters">
            Matters
          </Menu.Item>
          {user.role === 'attorney' && (
            <Menu.Item leftSection={<IconUsers size={16} />} component={Link} to="/people">
              All people
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate('here')}>
            Sign out
          </Menu.Item>
          <Menu.Item
            leftSection={<IconLogout size={16} />}
            onClick={() => signOut.mutate('everywhere')}
            title="Ends your sessions in all browsers, for example on a shared computer"
          >
            Sign out everywhere
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ChangePassword userName={user.userName} opened={isChanging} close={() => setIsChanging(false)} />
    </>
  );
}
