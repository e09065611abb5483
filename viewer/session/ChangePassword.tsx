import { useMutation } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { call } from '../server/call.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogForm } from '../ui/DialogForm.tsx';
import { PasswordInput, Text } from '../ui/parts.ts';
import { notify } from '../ui/toast.tsx';
import { NewPasswordFields, useNewPassword } from './NewPasswordFields.tsx';

interface ChangePasswordProps {
  userName: string;
  opened: boolean;
  close: () => void;
}

export function ChangePassword({ userName, opened, close }: ChangePasswordProps): JSX.Element {
  return (
    <Dialog opened={opened} close={close} title="Change password">
      {opened && <Fields userName={userName} close={close} />}
    </Dialog>
  );
}

function Fields({ userName, close }: Omit<ChangePasswordProps, 'opened'>): JSX.Element {
  const [oldPassword, setOldPassword] = useState('');
  const [isTried, setIsTried] = useState(false);
  const entry = useNewPassword(userName);
  const change = useMutation({
    mutationFn: () => call(endpoints.changePassword, { body: { oldPassword, newPassword: entry.first } }),
    onSuccess: () => {
      notify('Password changed. You are signed out everywhere else.');
      close();
    },
  });
  const submit = () => {
    setIsTried(true);
    if (oldPassword !== '' && !entry.problem) change.mutate();
  };
  return (
    <DialogForm send="Change password" sending={change} cancel={close} submit={submit}>
      <PasswordInput
        label="Current password"
        autoComplete="current-password"
        value={oldPassword}
        onChange={(event) => setOldPassword(event.currentTarget.value)}
        error={isTried && oldPassword === '' ? 'Type your current password.' : undefined}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide current password' }}
        data-autofocus
      />
      <NewPasswordFields entry={entry} isTried={isTried} />
      <Text c="dimmed">You stay signed in here. All your other sessions end.</Text>
    </DialogForm>
  );
}
