import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { counted } from '#contract/values/counted.ts';
import { call } from '../server/call.ts';
import { ChangePassword } from '../session/ChangePassword.tsx';
import { roleNames } from '../session/role-names.ts';
import { useIsInMatter, useRole, useUser } from '../session/use-user.ts';
import { countKept, forgetAllKept } from '../tagging/kept-decisions.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogForm } from '../ui/DialogForm.tsx';
import {
  IconChevronDown,
  IconFolder,
  IconKey,
  IconLogout,
  IconMoon,
  IconSun,
  IconUsers,
} from '../ui/icons.ts';
import { Button, Menu, Text, useComputedColorScheme, useMantineColorScheme } from '../ui/parts.ts';
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
  /** Decisions that signing out would lose, while the person is asked about them. */
  const [asked, setAsked] = useState<{ where: 'here' | 'everywhere'; unsent: number }>();
  const signOut = useMutation({
    mutationFn: (where: 'here' | 'everywhere') =>
      where === 'here' ? call(endpoints.signOut, {}) : call(endpoints.signOutEverywhere, {}),
    onSuccess: async () => {
      forgetAllKept(window.localStorage, user.userName);
      await navigate({ to: '/sign-in' });
      client.clear();
    },
    onError: (error) => notifyFailure('You could not be signed out', error),
  });
  const askToSignOut = (where: 'here' | 'everywhere') => {
    const unsent = countKept(window.localStorage, user.userName);
    if (unsent > 0) setAsked({ where, unsent });
    else signOut.mutate(where);
  };
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
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => askToSignOut('here')}>
            Sign out
          </Menu.Item>
          <Menu.Item
            leftSection={<IconLogout size={16} />}
            onClick={() => askToSignOut('everywhere')}
            title="Ends your sessions in all browsers, for example on a shared computer"
          >
            Sign out everywhere
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Dialog
        title="Decisions are not sent yet"
        opened={asked !== undefined}
        close={() => setAsked(undefined)}
      >
        <DialogForm
          send="Discard and sign out"
          sending={signOut}
          submit={() => signOut.mutate(asked?.where ?? 'here')}
          cancel={() => setAsked(undefined)}
        >
          <Text>
            {counted(asked?.unsent ?? 0, 'decision is', 'decisions are')} only in this browser. Stay signed in
            until they are sent, or discard them.
          </Text>
        </DialogForm>
      </Dialog>
      <ChangePassword userName={user.userName} opened={isChanging} close={() => setIsChanging(false)} />
    </>
  );
}
