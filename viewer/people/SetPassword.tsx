import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { type JSX, type SubmitEvent, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { LinkOwner } from '#contract/people/person.ts';
import { call } from '../server/call.ts';
import { messageOf } from '../server/call-failed.ts';
import { queries } from '../server/queries.ts';
import { NewPasswordFields, useNewPassword } from '../session/NewPasswordFields.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Button, Skeleton, Stack, Text, Title, useDocumentTitle } from '../ui/parts.ts';

/** The target of a one-time link. Its token comes after `#`, so that it reaches no server log. */
export function SetPassword(): JSX.Element {
  useDocumentTitle('Set password · Uncover');
  const [token] = useState(() => window.location.hash.slice(1));
  const owner = useQuery({
    queryKey: ['password-link', token],
    queryFn: ({ signal }) => call(endpoints.showPasswordLink, { body: { token }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <main>
      <Stack maw={360} mx="auto" pt="14vh" px="lg" gap="md">
        {owner.isPending && <Skeleton height={240} />}
        {owner.isError && (
          <>
            <Title order={1}>Set your password</Title>
            <Failure title="This link cannot be used" error={owner.error} />
            <Link to="/sign-in">Go to sign in</Link>
          </>
        )}
        {owner.data && <Fields token={token} owner={owner.data} />}
      </Stack>
    </main>
  );
}

function Fields({ token, owner }: { token: string; owner: LinkOwner }): JSX.Element {
  const router = useRouter();
  const client = useQueryClient();
  const entry = useNewPassword(owner.userName);
  const [isTried, setIsTried] = useState(false);
  const save = useMutation({
    mutationFn: () => call(endpoints.setPasswordByLink, { body: { token, newPassword: entry.first } }),
    onSuccess: (user) => {
      client.clear();
      client.setQueryData(queries.session().queryKey, user);
      // Going back must not return to a used link.
      router.history.replace('/');
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsTried(true);
    if (!entry.problem) save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <div>
          <Title order={1}>Welcome, {owner.displayName}</Title>
          <Text c="dimmed">
            Choose a password. From then on you sign in as <strong>{owner.userName}</strong>.
          </Text>
        </div>
        {/* Tells the browser's password manager whose password this is. */}
        <input type="text" name="username" autoComplete="username" value={owner.userName} readOnly hidden />
        <NewPasswordFields entry={entry} isTried={isTried} />
        {save.isError && (
          <Text c="var(--mantine-color-error)" role="alert">
            {messageOf(save.error)}
          </Text>
        )}
        <Button type="submit" size="sm" loading={save.isPending}>
          Save and sign in
        </Button>
      </Stack>
    </form>
  );
}
